package dev.envlog.parser;

import java.nio.charset.StandardCharsets;

/** Small tests on ranges of bytes. */
final class Bytes {

    private Bytes() {}

    static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.UTF_8);
    }

    static boolean startsWith(byte[] b, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (b[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean equals(byte[] b, int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (b[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int indexOf(byte[] b, int from, int to, int value) {
        for (int i = from; i < to; i++) {
            if (b[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** First occurrence of an ASCII text in the range, -1 if none. */
    static int indexOf(byte[] b, int from, int to, byte[] text) {
        int last = to - text.length;
        for (int i = from; i <= last; i++) {
            if (b[i] == text[0] && startsWith(b, i, to, text)) {
                return i;
            }
        }
        return -1;
    }

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
}
