package dev.envlog.cli.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON in which no control character of Latin-1 (U+0080 to U+009F) stands as it is: JSON allows them, and a terminal takes
 * U+009B for the beginning of a command. They can only stand in strings, where an escape means the same.
 */
public final class EscapingWriter extends FilterWriter {

    /** @param out takes the text */
    public EscapingWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (isControl((char) c)) {
            out.write("\\u00");
            out.write(Integer.toHexString(c));
        } else {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int to = from + length;
        int begun = from;
        for (int i = from; i < to; i++) {
            if (isControl(text[i])) {
                out.write(text, begun, i - begun);
                write(text[i]);
                begun = i + 1;
            }
        }
        out.write(text, begun, to - begun);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length).toCharArray(), 0, length);
    }

    private static boolean isControl(char c) {
        return c >= 0x80 && c <= 0x9f;
    }
}
