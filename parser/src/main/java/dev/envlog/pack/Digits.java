package dev.envlog.pack;

/** Texts of digits and separators as numbers: the difference of two of one shape says one by the other. */
final class Digits {

    /** Digits that a number holds for sure. */
    private static final int MOST = 18;

    /** No difference can say it. */
    static final long NONE = Long.MIN_VALUE;

    private Digits() {}

    /** What to add to the last digits of one text to get the other; {@link #NONE} if they differ in more than that. */
    static long difference(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
        int digits = 0;
        long first = 0;
        long second = 0;
        long power = 1;
        for (int i = length - 1; i >= 0; i--) {
            byte x = a[aFrom + i];
            byte y = b[bFrom + i];
            if (Variables.isDigit(x) && Variables.isDigit(y) && digits < MOST) {
                first += power * (x - '0');
                second += power * (y - '0');
                power *= 10;
                digits++;
            } else if (x != y) {
                return NONE;
            }
        }
        return digits == 0 ? NONE : second - first;
    }

    /** Adds to the last digits of a text. */
    static void add(byte[] b, int from, int length, long difference) {
        long value = 0;
        long power = 1;
        int digits = 0;
        for (int i = length - 1; i >= 0 && digits < MOST; i--) {
            byte x = b[from + i];
            if (Variables.isDigit(x)) {
                value += power * (x - '0');
                power *= 10;
                digits++;
            }
        }
        long sum = value + difference;
        if (sum < 0 || digits == 0) {
            throw new DamagedException("no number can be that");
        }
        for (int i = length - 1; i >= 0 && digits > 0; i--) {
            if (Variables.isDigit(b[from + i])) {
                b[from + i] = (byte) ('0' + sum % 10);
                sum /= 10;
                digits--;
            }
        }
    }
}
