package dev.envlog.parser;

import java.util.Arrays;

/** Walks over the members of one JSON object and unescapes the values that are wanted. Anything malformed ends the walk. */
final class JsonCursor {

    /** Half of a pair stands for no character. */
    private static final int LONE_SURROGATE = 0xfffd;

    private byte[] b = new byte[0];
    private int p;
    private int to;
    private Envelope out = new Envelope();
    private String key = "";
    private boolean closed;

    void start(byte[] buffer, int from, int end, Envelope envelope) {
        b = buffer;
        p = from;
        to = end;
        out = envelope;
        out.decodedLength = 0;
        closed = false;
    }

    boolean open() {
        return p < to && b[p++] == '{';
    }

    /** True if the object ended properly and nothing follows. */
    boolean closed() {
        blank();
        return closed && p == to;
    }

    /** Where the next member or value is looked for. */
    int at() {
        return p;
    }

    String key() {
        return key;
    }

    /** Moves to the next member; false at the end or when something else stands there. */
    boolean nextKey() {
        blank();
        if (p < to && b[p] == ',') {
            p++;
            blank();
        }
        if (p < to && b[p] == '}') {
            p++;
            closed = true;
            return false;
        }
        int before = out.decodedLength;
        if (p >= to || b[p] != '"' || !string(true)) {
            return false;
        }
        key = Bytes.text(out.decoded, before, out.decodedLength);
        out.decodedLength = before;
        blank();
        return p < to && b[p++] == ':';
    }

    /** Passes the member's value, appending it unescaped to the envelope's bytes if wanted. */
    boolean value(boolean wanted) {
        blank();
        if (p >= to) {
            return false;
        }
        if (b[p] == '"') {
            return string(wanted);
        }
        if (b[p] == '{' || b[p] == '[') {
            return nested();
        }
        while (p < to && b[p] != ',' && b[p] != '}' && b[p] > ' ') {
            if (wanted) {
                append(b[p]);
            }
            p++;
        }
        return true;
    }

    private boolean nested() {
        int depth = 0;
        while (p < to) {
            byte c = b[p];
            if (c == '"') {
                if (!string(false)) {
                    return false;
                }
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            p++;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean string(boolean wanted) {
        p++;
        while (p < to) {
            byte c = b[p++];
            if (c == '"') {
                return true;
            }
            if (c != '\\') {
                if (wanted) {
                    append(c);
                }
            } else if (p >= to || !escape(wanted)) {
                return false;
            }
        }
        return false;
    }

    private boolean escape(boolean wanted) {
        byte c = b[p++];
        int value = switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> unicode();
            default -> -1;
        };
        if (value < 0) {
            return false;
        }
        if (wanted) {
            utf8(value);
        }
        return true;
    }

    private int unicode() {
        int unit = hex();
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit;
        }
        if (unit <= Character.MAX_HIGH_SURROGATE && p + 1 < to && b[p] == '\\' && b[p + 1] == 'u') {
            int afterFirst = p;
            p += 2;
            int low = hex();
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            p = afterFirst;
        }
        return LONE_SURROGATE;
    }

    private int hex() {
        if (p + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(b[p++], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x80) {
            append((byte) codePoint);
        } else if (codePoint < 0x800) {
            append((byte) (0xc0 | (codePoint >> 6)));
            append((byte) (0x80 | (codePoint & 0x3f)));
        } else if (codePoint < 0x10000) {
            append((byte) (0xe0 | (codePoint >> 12)));
            append((byte) (0x80 | ((codePoint >> 6) & 0x3f)));
            append((byte) (0x80 | (codePoint & 0x3f)));
        } else {
            append((byte) (0xf0 | (codePoint >> 18)));
            append((byte) (0x80 | ((codePoint >> 12) & 0x3f)));
            append((byte) (0x80 | ((codePoint >> 6) & 0x3f)));
            append((byte) (0x80 | (codePoint & 0x3f)));
        }
    }

    private void append(byte value) {
        if (out.decodedLength == out.decoded.length) {
            out.decoded = Arrays.copyOf(out.decoded, Math.max(256, out.decoded.length * 2));
        }
        out.decoded[out.decodedLength++] = value;
    }

    private void blank() {
        while (p < to && (b[p] == ' ' || b[p] == '\t')) {
            p++;
        }
    }
}
