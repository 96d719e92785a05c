package dev.envlog.parser.json;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.bytes.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the members of one JSON object and unescapes the values that are wanted. Anything malformed ends the walk, but for
 * {@link #brokenString()}.
 */
public final class JsonCursor {

    /** Tags in front of a message, of which the quotes are not escaped. */
    private static final byte[] TAGS = Bytes.of("[Tags: ");

    private static final byte[] TAGS_END = Bytes.of("\"] ");

    /** Half of a pair stands for no character. */
    private static final int LONE_SURROGATE = 0xfffd;

    /** The few keys that each line has; null where one object is all that is read. */
    private final @Nullable Symbols keys;

    private byte[] b = Bytes.NONE;
    private int p;
    private int to;
    private Decoded out = new Decoded();
    private String key = "";
    private boolean closed;

    public JsonCursor() {
        this(new Symbols());
    }

    public JsonCursor(@Nullable Symbols keys) {
        this.keys = keys;
    }

    /** In how many objects a place is, of which the outermost begins there. */
    public static int depth(byte[] b, int from, int at) {
        int depth = 0;
        boolean string = false;
        for (int p = from; p < at; p++) {
            switch (b[p]) {
                case '"' -> string = !string;
                case '\\' -> p += string ? 1 : 0;
                case '{' -> depth += string ? 0 : 1;
                case '}' -> depth -= string ? 0 : 1;
                default -> {}
            }
        }
        return depth;
    }

    public void start(byte[] buffer, int from, int end, Decoded into) {
        b = buffer;
        p = from;
        to = end;
        out = into;
        out.decodedLength = 0;
        closed = false;
    }

    public boolean open() {
        return p < to && b[p++] == '{';
    }

    /** Goes into the object that is the value of the member at hand; false if its value is something else. */
    public boolean enter() {
        blank();
        if (p >= to || b[p] != '{') {
            return false;
        }
        p++;
        return true;
    }

    /** After the end of an object within another: goes on with that one. */
    public void leave() {
        closed = false;
    }

    /** True if the value at hand is a string. */
    public boolean atString() {
        blank();
        return p < to && b[p] == '"';
    }

    /** Appends a range, unescaped; what is no escape stays as it is. */
    public void lenient(byte[] buffer, int from, int end, Decoded into) {
        b = buffer;
        p = from;
        to = end;
        out = into;
        while (p < to) {
            byte c = b[p++];
            int afterSlash = p;
            if (c == '\\' && (p >= to || !escape(true))) {
                p = afterSlash;
                append(c);
            } else if (c != '\\') {
                append(c);
            }
        }
    }

    /**
     * Appends a string in which quotes may stand that are not escaped: it ends with the quote after which the object ends or
     * another member follows.
     *
     * @return false if the line ended before the string did
     */
    public boolean brokenString() {
        p++;
        int start = p;
        int from = Bytes.startsWith(b, p, to, TAGS) ? Math.max(p, Bytes.indexOf(b, p, to, TAGS_END)) + 1 : p;
        int end = from;
        while (end < to && !(b[end] == '"' && b[end - 1] != '\\' && endsString(end + 1))) {
            end++;
        }
        int limit = to;
        lenient(b, start, end, out);
        to = limit;
        p = Math.min(to, end + 1);
        return end < to;
    }

    /** Whether the object ends here with the line, or a comma and a key follow. */
    private boolean endsString(int at) {
        int q = skip(at);
        if (q < to && b[q] == '}') {
            return skip(q + 1) == to || b[q + 1] == '}';
        }
        if (q >= to || b[q] != ',') {
            return false;
        }
        q = skip(q + 1);
        if (q >= to || b[q] != '"') {
            return false;
        }
        int key = q + 1;
        while (key < to && b[key] != '"' && b[key] != '\\') {
            key++;
        }
        q = skip(key + 1);
        return q < to && b[q] == ':';
    }

    private int skip(int at) {
        int q = at;
        while (q < to && (b[q] == ' ' || b[q] == '\t')) {
            q++;
        }
        return q;
    }

    /** True if the last thing read was the end of an object. */
    public boolean isClosed() {
        return closed;
    }

    /** True if the object ended as it has to and nothing follows. */
    public boolean isWhole() {
        blank();
        return closed && p == to;
    }

    /** Where the next member or value is looked for. */
    public int at() {
        return p;
    }

    public String key() {
        return key;
    }

    /** Moves to the next member; false at the end or when something else stands there. */
    public boolean nextKey() {
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
        key = keys == null
                ? Bytes.text(out.decoded, before, out.decodedLength)
                : keys.get(out.decoded, before, out.decodedLength);
        out.decodedLength = before;
        blank();
        return p < to && b[p++] == ':';
    }

    /** Passes the member's value, appending it unescaped if wanted. */
    public boolean value(boolean wanted) {
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
            int special = Bytes.indexOf(b, p, to, '"', '\\');
            int end = special < 0 ? to : special;
            if (wanted) {
                out.append(b, p, end);
            }
            p = Math.min(to, end + 1);
            if (special >= 0 && b[special] == '"') {
                return true;
            }
            if (p >= to || !escape(wanted)) {
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
        out.append(value);
    }

    private void blank() {
        while (p < to && (b[p] == ' ' || b[p] == '\t')) {
            p++;
        }
    }
}
