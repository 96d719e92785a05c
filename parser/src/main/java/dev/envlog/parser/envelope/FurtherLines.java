package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;

/**
 * What an {@link Envelope} leaves to be read once the further lines of a record are there: the rest of its message, or all of it with source
 * position and ids, and what a format prints behind it.
 */
public final class FurtherLines {

    private final IdScanner ids = new IdScanner();

    /** Reads what may stand on a line before the message there: source position, where that is in brackets, and ids. */
    public void begin(byte[] b, int at, int to, int base, Envelope out) {
        int behind = b[at] == '[' ? SourceScanner.scan(b, at, to, base, out) : at;
        if (behind > at) {
            out.head = null;
        }
        out.message = ids.scan(b, behind > at ? Skip.gap(b, behind, to) : at, to, out) - base;
    }

    /** Reads the fields that the line's format prints behind a message; where they begin, -1 if they are not there. */
    public static int tail(byte[] b, int from, int to, int base, Envelope out) {
        FormatReader format = out.format;
        return format == null ? -1 : format.tail(b, from, to, base, out);
    }

    /**
     * Appends the lines after the first to a message that goes on with them. An unescaped message is appended again behind the
     * other values, so that it is one piece.
     *
     * @param from where the first line ends
     */
    public static void append(byte[] b, int from, int to, Envelope out) {
        LogfmtLine form = out.open ? null : out.continued;
        if (from == to || !(out.open || form != null)) {
            return;
        }
        if (out.decodedMessageEnd < out.decodedLength) {
            int start = out.decodedLength;
            out.append(out.decoded, out.message, out.decodedMessageEnd);
            out.message = start;
        }
        for (int p = from + (b[from] == '\r' ? 2 : 1); p <= to; ) {
            int newline = Bytes.indexOf(b, p, to, '\n');
            int lineEnd = newline < 0 ? to : newline;
            out.append((byte) '\n');
            if (form != null) {
                form.further(b, p, lineEnd, out);
            } else {
                out.append(b, p, newline < 0 && endsObject(b, p, lineEnd) ? lineEnd - 2 : lineEnd);
            }
            p = lineEnd + 1;
        }
        out.decodedMessageEnd = out.decodedLength;
    }

    /** What closes the string and the object that the first line opened. */
    private static boolean endsObject(byte[] b, int from, int to) {
        return to - from >= 2 && b[to - 2] == '"' && b[to - 1] == '}';
    }
}
