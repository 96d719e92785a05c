package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.json.JsonCursor;

/** Turns escapes back into what they stand for, behind what is {@link Decoded} already. What is no escape stays as it is. */
final class Unescaper {

    private final JsonCursor json = new JsonCursor();

    /**
     * A message that Envoy printed in one line: with {@code %_}, where line ends alone are escaped, or with {@code %j}, which
     * escapes as JSON does.
     */
    void message(byte[] b, int from, int to, boolean likeJson, Decoded out) {
        if (likeJson) {
            json.lenient(b, from, to, out);
            return;
        }
        int p = from;
        while (p < to) {
            if (b[p] == '\\' && p + 1 < to && b[p + 1] == 'n') {
                out.append((byte) '\n');
                p += 2;
            } else {
                out.append(b[p++]);
            }
        }
    }

    /** A whole line as {@code --log-format-escaped} prints it: C escapes ({@code absl::CEscape}), three octal digits else. */
    static void line(byte[] b, int from, int to, Decoded out) {
        int p = from;
        while (p < to) {
            if (b[p] != '\\' || p + 1 == to) {
                out.append(b[p++]);
                continue;
            }
            byte c = b[p + 1];
            int octal = octal(b, p + 1, to);
            int value = switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case '"', '\'', '\\' -> c;
                default -> octal;
            };
            if (value < 0) {
                out.append(b[p++]);
            } else {
                out.append((byte) value);
                p += octal >= 0 && value == octal ? 4 : 2;
            }
        }
    }

    /** A quote or line end, escaped, ends the range, or it begins with ids whose quotes are; a log that is not escaped has no such line. */
    static boolean looksEscaped(byte[] b, int from, int to) {
        if (to - from < 2 || b[to - 2] != '\\') {
            return Bytes.startsWith(b, from, to, ESCAPED_TAGS);
        }
        byte last = b[to - 1];
        // A path may end in a backslash; its quotes are as Envoy wrote them.
        return (last == '\'' && areQuotesEscaped(b, from, to))
                || (last == 'n' && Bytes.indexOf(b, from, to, ESCAPED_QUOTE) >= 0 && areQuotesEscaped(b, from, to));
    }

    private static boolean areQuotesEscaped(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == '\'' && (i == from || b[i - 1] != '\\')) {
                return false;
            }
        }
        return true;
    }

    private static final byte[] ESCAPED_TAGS = Bytes.of("[Tags: \\\"");

    private static final byte[] ESCAPED_QUOTE = Bytes.of("\\'");

    private static int octal(byte[] b, int at, int to) {
        if (at + 3 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 3; i++) {
            if (b[i] < '0' || b[i] > '7') {
                return -1;
            }
            value = value * 8 + b[i] - '0';
        }
        return value <= 255 ? value : -1;
    }
}
