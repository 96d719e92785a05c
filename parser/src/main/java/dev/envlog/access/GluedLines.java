package dev.envlog.access;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.json.JsonCursor;

/**
 * Records that stand behind another on its line. A format of the access log that has no line end at its end puts each line before the next,
 * or before a record of the debug log.
 */
public final class GluedLines {

    /** No line of the access log is shorter. */
    private static final int LEAST = 40;

    /** In so many bytes the proof is looked for, of so many places. */
    private static final int LONGEST = 1 << 12;

    private static final int MOST_LOOKED = 16;

    /** Records behind another are counted up to so many. */
    private static final int MOST = 64;

    /** {@code 2026-01-05T10:00:01.250000Z}, as Istio has Envoy print it before a tab. */
    private static final int STAMP = 27;

    private static final int DATE = 10;

    private GluedLines() {}

    /** How many records stand behind the one at hand. */
    public static int count(byte[] b, int from, int to) {
        int count = 0;
        int next = next(b, from, to);
        while (next >= 0 && count < MOST) {
            count++;
            next = next(b, next, to);
        }
        return count;
    }

    /** Where the next record begins on a line that begins like one of the access log; -1 if nowhere. */
    public static int next(byte[] b, int from, int to) {
        if (to - from < LEAST) {
            return -1;
        }
        return b[from] == '{' ? behindObject(b, from, to) : isTime(b, from, to, 'T') ? behindText(b, from, to) : -1;
    }

    /** Within text two objects never meet: a quote in there stands behind a backslash. */
    private static int behindObject(byte[] b, int from, int to) {
        int looked = 0;
        int p = Bytes.indexOf(b, from + LEAST, to - LEAST, '}');
        while (p >= 0 && looked < MOST_LOOKED) {
            if (begins(b, p + 1, to)) {
                looked++;
                if (JsonCursor.depth(b, from, p + 1) == 0) {
                    return p + 1;
                }
            }
            p = Bytes.indexOf(b, p + 1, to - LEAST, '}');
        }
        return -1;
    }

    private static int behindText(byte[] b, int from, int to) {
        int looked = 0;
        int p = Bytes.indexOf(b, from + LEAST, to, '[', '\t');
        while (p >= 0 && looked < MOST_LOOKED) {
            int at = b[p] == '[' ? p : p - STAMP;
            if (at >= from + LEAST && begins(b, at, to)) {
                looked++;
                // A value may quote a line.
                if (isOutside(b, from, at) && AccessLines.isText(b, from, at)) {
                    return at;
                }
            }
            p = Bytes.indexOf(b, p + 1, to, '[', '\t');
        }
        return -1;
    }

    private static boolean isOutside(byte[] b, int from, int at) {
        int quotes = 0;
        for (int p = Bytes.indexOf(b, from, at, '"'); p >= 0; p = Bytes.indexOf(b, p + 1, at, '"')) {
            quotes++;
        }
        return quotes % 2 == 0;
    }

    /** Whether a record begins there, beyond doubt. */
    private static boolean begins(byte[] b, int at, int to) {
        if (to - at < LEAST) {
            return false;
        }
        return switch (b[at]) {
            case '{' -> b[at + 1] == '"';
            case '[' -> isTime(b, at, to, ' ') || (isTime(b, at, to, 'T') && isLine(b, at, to));
            case '2' -> isDate(b, at, 'T') && b[at + STAMP - 1] == 'Z' && b[at + STAMP] == '\t';
            default -> false;
        };
    }

    private static boolean isLine(byte[] b, int at, int to) {
        return AccessLines.isText(b, at, Math.min(to, at + LONGEST));
    }

    private static boolean isTime(byte[] b, int at, int to, char between) {
        return to - at >= LEAST && b[at] == '[' && isDate(b, at + 1, between);
    }

    /** {@code 2026-01-05}, and what stands between it and the time. */
    private static boolean isDate(byte[] b, int at, char between) {
        return b[at] == '2'
                && Bytes.isDigit(b[at + 1])
                && b[at + 4] == '-'
                && b[at + 7] == '-'
                && b[at + DATE] == between
                && Bytes.isDigit(b[at + DATE + 1]);
    }
}
