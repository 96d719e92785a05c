package dev.envlog.access;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.json.JsonCursor;

/**
 * Records that stand behind another on its line. A format of the access log that has no line end at its end puts each line before the next,
 * or before a record of the debug log. Values are not escaped, so that a client can write what looks like a record into one: where lines end
 * with their lines, nothing is looked for behind them.
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

    private static final byte[] OBJECT = Bytes.of("{\"");

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
        boolean object = b[from] == '{';
        if (to - from < LEAST || !(object || isTime(b, from, to, 'T'))) {
            return -1;
        }
        int at = candidate(b, from, from + LEAST, to, object);
        for (int looked = 0; at >= 0 && looked < MOST_LOOKED; looked++) {
            int following = candidate(b, at, at + LEAST, to, b[at] == '{');
            // A value with a quote, or an object that was cut off, is not the reason to lose all that follows: then the
            // next one tells.
            if ((isWhole(b, from, at) || isWhole(b, at, following < 0 ? to : following))
                    && (object || AccessLines.isText(b, from, at))) {
                return at;
            }
            at = following;
        }
        return -1;
    }

    /** Whether what begins at a place may end at the other: no value is open there. */
    private static boolean isWhole(byte[] b, int from, int to) {
        if (b[from] == '{') {
            return JsonCursor.depth(b, from, to) == 0;
        }
        int quotes = 0;
        for (int p = Bytes.indexOf(b, from, to, '"'); p >= 0; p = Bytes.indexOf(b, p + 1, to, '"')) {
            quotes++;
        }
        return quotes % 2 == 0;
    }

    /** The first place behind another at which a record begins, whatever is open there. */
    private static int candidate(byte[] b, int from, int least, int to, boolean object) {
        return object ? behindObject(b, least, to) : behindText(b, from, least, to);
    }

    private static int behindObject(byte[] b, int from, int to) {
        for (int p = Bytes.indexOf(b, from, to - LEAST, '}'); p >= 0; p = Bytes.indexOf(b, p + 1, to - LEAST, '}')) {
            int next = p + 1;
            while (next < to && (b[next] == ' ' || b[next] == ',')) {
                next++;
            }
            if (begins(b, next, to)) {
                return next;
            }
        }
        return -1;
    }

    private static int behindText(byte[] b, int from, int least, int to) {
        int at = bracketed(b, from, least, to);
        int object = Bytes.indexOf(b, least, at < 0 ? to : at, OBJECT);
        return object >= 0 && begins(b, object, to) ? object : at;
    }

    private static int bracketed(byte[] b, int from, int least, int to) {
        for (int p = Bytes.indexOf(b, least, to, '[', '\t'); p >= 0; p = Bytes.indexOf(b, p + 1, to, '[', '\t')) {
            int at = b[p] == '[' ? p : p - STAMP;
            if (at >= from + LEAST && begins(b, at, to)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a record begins there, beyond doubt if it is not within a value. */
    private static boolean begins(byte[] b, int at, int to) {
        if (to - at < LEAST) {
            return false;
        }
        return switch (b[at]) {
            case '{' -> b[at + 1] == '"';
            case '[' -> isTime(b, at, to, ' ') ? isOfEnvoy(b, at, to) : isTime(b, at, to, 'T') && isLine(b, at, to);
            case '2' -> isDate(b, at, 'T') && b[at + STAMP - 1] == 'Z' && b[at + STAMP] == '\t';
            default -> false;
        };
    }

    private static boolean isLine(byte[] b, int at, int to) {
        return AccessLines.isText(b, at, Math.min(to, at + LONGEST));
    }

    /** {@code [2026-01-05 10:00:01.250][20][debug]}: a format may have times in brackets as well. */
    private static boolean isOfEnvoy(byte[] b, int at, int to) {
        int thread = Bytes.indexOf(b, at, Math.min(to, at + LEAST), ']') + 1;
        int level = thread <= 0 ? 0 : Bytes.indexOf(b, thread, Math.min(to, thread + LEAST), ']') + 1;
        return level > 0
                && level + 1 < to
                && b[thread] == '['
                && Bytes.isDigit(b[thread + 1])
                && b[level] == '['
                && b[level + 1] >= 'a'
                && b[level + 1] <= 'z';
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
