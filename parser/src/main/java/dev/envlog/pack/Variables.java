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

    /** The line with holes. */
    byte[] form = new byte[256];

    int formLength;
    /** Where each thing that varies begins and ends, two numbers for each. */
    int[] bounds = new int[32];

    int count;

    /** Takes a line apart. */
    void split(byte[] b, int from, int to) {
        count = 0;
        formLength = 0;
        if (form.length < to - from + 1) {
            form = new byte[2 * (to - from)];
        }
        int p = from;
        while (p < to) {
            if (b[p] == HOLE) {
                hole(p, p + 1);
                p++;
            } else if (!inWord(b[p])) {
                form[formLength++] = b[p++];
            } else {
                p = word(b, p, to);
            }
        }
    }

    private int word(byte[] b, int from, int to) {
        int number = isDigit(b[from]) ? numberEnd(b, from, to) : from;
        if (number > from && (number == to || !inWord(b[number]) || isZulu(b, number, to))) {
            hole(from, number);
            return number;
        }
        int end = from;
        boolean digits = false;
        while (end < to && inWord(b[end])) {
            digits |= isDigit(b[end++]);
        }
        if (digits) {
            hole(from, end);
        } else {
            System.arraycopy(b, from, form, formLength, end - from);
            formLength += end - from;
        }
        return end;
    }

    /** Digits, with single separators between them. */
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
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }
}
