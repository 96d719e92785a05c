package dev.envlog.parser.wrapper;

import dev.envlog.parser.bytes.Bytes;

/** Takes colours and the other control sequences of terminals out of a line. */
final class Ansi {

    private static final byte ESC = 0x1b;
    private static final byte BELL = 0x07;

    private Ansi() {}

    static boolean isIn(byte[] b, int from, int to) {
        return Bytes.indexOf(b, from, to, ESC) >= 0;
    }

    /** Copies a range without its sequences to {@code out}, which may be the same array no further on; the end of the copy. */
    static int strip(byte[] b, int from, int to, byte[] out, int at) {
        int q = at;
        for (int p = from; p < to; ) {
            if (b[p] == ESC) {
                p = after(b, p, to);
            } else {
                out[q++] = b[p++];
            }
        }
        return q;
    }

    /** The position after the sequence at {@code at}: {@code ESC [ … letter}, {@code ESC ] … BEL} and the like, or two bytes. */
    private static int after(byte[] b, int at, int to) {
        int p = at + 1;
        if (p >= to) {
            return to;
        }
        byte kind = b[p++];
        if (kind == '[') {
            while (p < to && (b[p] < 0x40 || b[p] > 0x7e)) {
                if (b[p] < 0x20) {
                    return p;
                }
                p++;
            }
            return Math.min(to, p + 1);
        }
        if (kind == ']' || kind == '_' || kind == 'P' || kind == '^') {
            while (p < to && b[p] != BELL && b[p] != ESC) {
                p++;
            }
            return p < to && b[p] == BELL ? p + 1 : Math.min(to, p + 2);
        }
        return kind == '(' || kind == ')' ? Math.min(to, p + 1) : p;
    }
}
