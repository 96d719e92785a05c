package dev.envlog.parser.bytes;

/** Tells source files, and positions in them, from all else that has a slash or a colon. */
public final class SourcePositions {

    private SourcePositions() {}

    /** Whether the range is what a link of a source position shows: a source file, or one with a line number. */
    public static boolean isLinked(byte[] b, int from, int to) {
        return isFile(b, from, to) || isPosition(b, from, to);
    }

    /** Whether the range is a source file with a line number. */
    public static boolean isPosition(byte[] b, int from, int to) {
        int digits = to;
        while (digits > from && Bytes.isDigit(b[digits - 1])) {
            digits--;
        }
        return digits < to && digits > from && b[digits - 1] == ':' && isFile(b, from, digits - 1);
    }

    /** Ends in .cc, .h, .cpp or .inc: everything else with a slash is an address or a path of a request. */
    public static boolean isFile(byte[] b, int from, int to) {
        return to - from > 3
                && (b[to - 1] == 'c' || b[to - 1] == 'h' || b[to - 1] == 'p')
                && (endsWith(b, to, ".cc")
                        || endsWith(b, to, ".h")
                        || endsWith(b, to, ".cpp")
                        || endsWith(b, to, ".inc"));
    }

    private static boolean endsWith(byte[] b, int to, String suffix) {
        return Bytes.equals(b, to - suffix.length(), to, suffix);
    }
}
