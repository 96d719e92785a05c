package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;

/** Text in which the quotes that Envoy prints are entities of HTML, as a page's source has them: each entity is made the character it stands for. */
final class HtmlText extends ChunkStream {

    /** None that stands for a character of ASCII is longer. */
    private static final int LONGEST = 8;

    /** So many quotes are no value's, where there is no plain one. */
    private static final int ENOUGH = 2;

    private static final String[] NAMES = {"quot;\"", "apos;'", "lt;<", "gt;>", "amp;&", "nbsp; "};

    private final InputStream in;
    private final byte[] block = new byte[1 << 13];
    /** What stands at the beginning of the block and may go on with the next bytes. */
    private int kept;

    /** Of the entity that was found last: where it ends. */
    private int end;

    HtmlText(InputStream in) {
        super(in);
        this.in = in;
    }

    /**
     * Whether the text is written so: its quotes are entities where Envoy prints one, and not a value's alone, as those of a text with plain
     * ones may be.
     */
    static boolean isIn(byte[] b, int from, int to) {
        HtmlText reader = new HtmlText(InputStream.nullInputStream());
        int quotes = 0;
        boolean certain = false;
        for (int p = Bytes.indexOf(b, from, to, '&'); p >= 0; p = Bytes.indexOf(b, p + 1, to, '&')) {
            int character = reader.character(b, p, to);
            if (isQuote(character)) {
                quotes++;
                certain |= isEnvoys(b, from, p, reader.end, to);
            }
        }
        return quotes > 0 && (certain || quotes >= ENOUGH) && !arePlain(b, from, to, certain);
    }

    /** Whether there are plain quotes; where entities are Envoy's beyond doubt, those of a text around them do not count. */
    private static boolean arePlain(byte[] b, int from, int to, boolean certain) {
        for (int p = Bytes.indexOf(b, from, to, '"', '\''); p >= 0; p = Bytes.indexOf(b, p + 1, to, '"', '\'')) {
            if (!certain || isEnvoys(b, from, p, p + 1, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isQuote(int character) {
        return character == '"' || character == '\'';
    }

    /** Whether a quote is that of a pseudo-header, of a request in the access log, or of an object's first key. */
    private static boolean isEnvoys(byte[] b, int from, int at, int end, int to) {
        return (end + 1 < to && b[end] == ':' && b[end + 1] >= 'a' && b[end + 1] <= 'z')
                || (at - 1 >= from && b[at - 1] == '{')
                || (at - 2 >= from && b[at - 2] == ']' && b[at - 1] == ' ');
    }

    /** The character of ASCII for which the entity there stands; 0 if there is none, -1 if more has to be read to tell. */
    private int character(byte[] b, int at, int to) {
        int semicolon = Bytes.indexOf(b, at + 1, Math.min(to, at + LONGEST), ';');
        if (semicolon < 0) {
            return to - at < LONGEST ? -1 : 0;
        }
        end = semicolon + 1;
        if (b[at + 1] == '#') {
            return number(b, at + 2, semicolon);
        }
        for (String name : NAMES) {
            if (Bytes.equals(b, at + 1, end, name.substring(0, name.length() - 1))) {
                return name.charAt(name.length() - 1);
            }
        }
        return 0;
    }

    private static int number(byte[] b, int from, int to) {
        boolean hex = from < to && (b[from] == 'x' || b[from] == 'X');
        int value = 0;
        for (int p = hex ? from + 1 : from; p < to; p++) {
            int digit = Character.digit(b[p], hex ? 16 : 10);
            if (digit < 0) {
                return 0;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return value >= ' ' && value < 0x7f ? value : 0;
    }

    @Override
    boolean fill() throws IOException {
        int n = in.read(block, kept, block.length - kept);
        int size = kept + Math.max(n, 0);
        int from = 0;
        int p = Bytes.indexOf(block, 0, size, '&');
        while (p >= 0) {
            int character = character(block, p, size);
            if (character < 0 && n >= 0) {
                break;
            }
            if (character > 0) {
                append(block, from, p);
                append(new byte[] {(byte) character});
                from = end;
            }
            p = Bytes.indexOf(block, character > 0 ? end : p + 1, size, '&');
        }
        int whole = p < 0 ? size : p;
        append(block, from, whole);
        kept = size - whole;
        System.arraycopy(block, whole, block, 0, kept);
        return n >= 0;
    }
}
