package dev.envlog.pack;

import java.util.Arrays;

/**
 * Takes a line apart into what lines of its kind have in common and what varies: numbers, times and addresses, and words with
 * digits in them.
 */
final class Variables {

    /** Stands in a form for each thing that varies. */
    static final byte HOLE = 1;

    private static final int DATE = 10;

    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int MARK = 4;
    /** Which of these each byte is, 0 for what stands between words. */
    private static final byte[] KINDS = kinds();

    /** The line with holes. */
    byte[] form = new byte[256];

    int formLength;
    /** Where each thing that varies begins and ends, two numbers for each. */
    int[] bounds = new int[32];

    int count;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < kinds.length; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
            kinds[c] = (byte) (letter ? LETTER : isDigit((byte) c) ? DIGIT : c == HOLE ? MARK : 0);
        }
        return kinds;
    }

    /** Takes a line apart. */
    void split(byte[] b, int from, int to) {
        count = 0;
        formLength = 0;
        if (form.length < to - from + 1) {
            form = new byte[2 * (to - from)];
        }
        int p = from;
        while (p < to) {
            switch (KINDS[b[p] & 0xFF]) {
                case LETTER -> p = word(b, p, to);
                case DIGIT -> p = number(b, p, to);
                case MARK -> {
                    hole(p, p + 1);
                    p++;
                }
                default -> form[formLength++] = b[p++];
            }
        }
    }

    /** What begins with a digit: digits with single separators between them, or a word. */
    private int number(byte[] b, int from, int to) {
        int end = numberEnd(b, from, to);
        if (end == to || !inWord(b[end]) || isZulu(b, end, to)) {
            hole(from, end);
            return end;
        }
        return word(b, from, to);
    }

    private int word(byte[] b, int from, int to) {
        int end = from;
        int seen = 0;
        while (end < to && inWord(b[end])) {
            seen |= KINDS[b[end++] & 0xFF];
        }
        if ((seen & DIGIT) != 0) {
            hole(from, end);
        } else {
            System.arraycopy(b, from, form, formLength, end - from);
            formLength += end - from;
        }
        return end;
    }

    private static int numberEnd(byte[] b, int from, int to) {
        int p = from;
        while (p < to) {
            if (isDigit(b[p])) {
                p++;
            } else if (p + 1 < to && isDigit(b[p + 1]) && separates(b[p], p - from)) {
                p += 2;
            } else {
                break;
            }
        }
        return p;
    }

    private static boolean separates(byte c, int before) {
        return c == '.' || c == ':' || c == '-' || c == '/' || ((c == ' ' || c == 'T') && before == DATE);
    }

    private static boolean isZulu(byte[] b, int at, int to) {
        return b[at] == 'Z' && (at + 1 == to || !inWord(b[at + 1]));
    }

    private void hole(int from, int to) {
        form[formLength++] = HOLE;
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 4 * count);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean inWord(byte c) {
        return (KINDS[c & 0xFF] & (LETTER | DIGIT)) != 0;
    }
}
