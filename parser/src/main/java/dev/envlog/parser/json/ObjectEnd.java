package dev.envlog.parser.json;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.bytes.Skip;

/**
 * Finds where an object in JSON ends that was printed over several lines, the first of which is its brace alone: at the brace that
 * closes it, which nothing but a comma follows on its line. Lines that nobody prints inside of an object show that it was cut off.
 */
public final class ObjectEnd {

    /** More lines must be seen. */
    public static final int MORE = -1;
    /** It has no end. */
    public static final int NONE = -2;

    /** Behind the last brace, for {@link #find} that found it; where it was seen that there is none. */
    public int brace;
    /** Where to go on once there are more lines. */
    public int seen;

    private int depth;
    private boolean begun;
    private boolean indented;

    /** The next line is the first behind the brace. */
    public void begin() {
        depth = 1;
        begun = false;
        indented = false;
    }

    /**
     * Where the line ends that ends the object, {@link #MORE} or {@link #NONE}.
     *
     * @param from where the line behind that of the brace begins, or what was not {@link #seen} yet
     * @param ended nothing comes behind the limit
     */
    public int find(byte[] b, int from, int limit, boolean ended) {
        for (int p = from; p < limit; ) {
            int newline = Bytes.indexOf(b, p, limit, '\n');
            if (newline < 0 && !ended) {
                seen = p;
                return MORE;
            }
            int lineEnd = newline < 0 ? limit : newline;
            int at = Skip.blank(b, p, lineEnd);
            int to = trimmed(b, at, lineEnd);
            if (at < to) {
                if (begun ? at == p && !goesOn(b, at, to, indented) : b[at] != '"') {
                    return none(p);
                }
                indented |= !begun && at > p;
                begun = true;
                depth += opened(b, at, to);
                if (depth <= 0 || (indented && at == p)) {
                    brace = b[to - 1] == ',' ? to - 1 : to;
                    return b[brace - 1] == '}' ? lineEnd : none(lineEnd);
                }
            }
            p = lineEnd + 1;
        }
        seen = limit;
        return ended ? none(limit) : MORE;
    }

    private int none(int at) {
        brace = at;
        return NONE;
    }

    /** Whether a line that begins in the first column is of the object: where others are indented, its last one alone. */
    private static boolean goesOn(byte[] b, int at, int to, boolean indented) {
        return switch (b[at]) {
            case '}' -> true;
            case '"', ']' -> !indented;
            case '{', '[' -> !indented && to - at == 1;
            default -> false;
        };
    }

    private static int trimmed(byte[] b, int from, int end) {
        int to = end;
        while (to > from && (b[to - 1] == ' ' || b[to - 1] == '\r' || b[to - 1] == '\t')) {
            to--;
        }
        return to;
    }

    /** How many more objects and lists a line opens than it closes. A string ends with its line. */
    private static int opened(byte[] b, int from, int to) {
        int depth = 0;
        boolean string = false;
        for (int p = from; p < to; p++) {
            switch (b[p]) {
                case '"' -> string = !string;
                case '\\' -> p += string ? 1 : 0;
                case '{', '[' -> depth += string ? 0 : 1;
                case '}', ']' -> depth -= string ? 0 : 1;
                default -> {}
            }
        }
        return depth;
    }

    /** Appends an object as one line: without the blanks and line ends between its parts. */
    public static void oneLine(byte[] b, int from, int to, Decoded out) {
        boolean string = false;
        for (int p = from; p < to; p++) {
            byte c = b[p];
            if (string && c == '\\' && p + 1 < to) {
                out.append(b, p, p + 2);
                p++;
            } else if (string ? c != '\n' && c != '\r' : c < 0 || c > ' ') {
                out.append(c);
                string ^= c == '"';
            }
        }
    }

    /** Whether what stands there for one line is such an object. */
    public static boolean isObject(byte[] b, int from, int to) {
        int p = from + 1;
        while (p < to && (b[p] == ' ' || b[p] == '\r')) {
            p++;
        }
        return p < to && b[p] == '\n';
    }
}
