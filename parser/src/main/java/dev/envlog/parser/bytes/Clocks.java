package dev.envlog.parser.bytes;

/** Forms of time that wrappers print and that name no moment by themselves. Each gives the position behind it, -1 if it is not there. */
public final class Clocks {

    private static final byte[] MONTHS = Bytes.of("JanFebMarAprMayJunJulAugSepOctNovDec");
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final long NANOS_PER_DAY = 24 * 60 * NANOS_PER_MINUTE;

    private Clocks() {}

    /** {@code May 10 09:07:12}, with a fraction or not. */
    public static int syslog(byte[] b, int at, int to) {
        if (to - at < 15 || month(b, at, to) == 0 || b[at + 3] != ' ') {
            return -1;
        }
        boolean day = (b[at + 4] == ' ' || Bytes.isDigit(b[at + 4])) && Bytes.isDigit(b[at + 5]) && b[at + 6] == ' ';
        return day ? clock(b, at + 7, to) : -1;
    }

    /** The number of the month whose English name begins there; 0 if none does. */
    public static int month(byte[] b, int at, int to) {
        for (int m = 0; at + 3 <= to && m < MONTHS.length; m += 3) {
            if (b[at] == MONTHS[m] && b[at + 1] == MONTHS[m + 1] && b[at + 2] == MONTHS[m + 2]) {
                return m / 3 + 1;
            }
        }
        return 0;
    }

    /** {@code 09:07:12}, with a fraction or not. */
    public static int clock(byte[] b, int at, int to) {
        if (to - at < 8) {
            return -1;
        }
        for (int i = 0; i < 8; i++) {
            if (i % 3 == 2 ? b[at + i] != ':' : !Bytes.isDigit(b[at + i])) {
                return -1;
            }
        }
        int p = at + 8;
        if (p + 1 < to && (b[p] == '.' || b[p] == ',') && Bytes.isDigit(b[p + 1])) {
            p++;
            while (p < to && Bytes.isDigit(b[p])) {
                p++;
            }
        }
        return p;
    }

    /** Whether a time of day stands somewhere in the range: a quick test before a closer look. */
    public static boolean isIn(byte[] b, int from, int to) {
        for (int p = from + 2; p + 5 < to; p++) {
            if (b[p] == ':' && b[p + 3] == ':' && clock(b, p - 2, to) > 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isSign(byte c) {
        return c == '+' || c == '-';
    }

    /** {@code +02:00} or {@code +0200}, of a day at most. */
    public static int offset(byte[] b, int at, int to) {
        if (at >= to || !isSign(b[at])) {
            return -1;
        }
        int colon = at + 3 < to && b[at + 3] == ':' ? 1 : 0;
        int end = at + 5 + colon;
        if (end > to) {
            return -1;
        }
        for (int i = at + 1; i < end; i++) {
            if (!Bytes.isDigit(b[i]) && (colon == 0 || i != at + 3)) {
                return -1;
            }
        }
        return Math.abs(offsetNanos(b, at, end)) <= NANOS_PER_DAY && b[end - 2] < '6' ? end : -1;
    }

    /** Nanoseconds that an offset of that form is ahead of UTC. */
    public static long offsetNanos(byte[] b, int at, int end) {
        long hours = (b[at + 1] - '0') * 10L + b[at + 2] - '0';
        long minutes = (b[end - 2] - '0') * 10L + b[end - 1] - '0';
        return (b[at] == '-' ? -1 : 1) * (hours * 60 + minutes) * NANOS_PER_MINUTE;
    }
}
