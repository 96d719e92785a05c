package dev.envlog.cli.dump;

import dev.envlog.parser.input.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses YAML with a line that is longer than any a program writes: the reader of YAML looks at a word again and again until it
 * ends.
 */
final class ShortLines extends BlockStream {

    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private int line = 1;
    private int length;
    private boolean ended;
    /** The last line that is not blank. */
    private int lastLine;
    /** The last byte of it that is no blank. */
    private byte last;
    /** It is a dash. */
    private boolean alone;
    /** It is nothing but dashes from its beginning: another document follows, or none. */
    private boolean mark;
    /** It ends with a comment. */
    private boolean comment;

    private byte before;
    private final BlockText block = new BlockText();

    ShortLines(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int n = in.read(buffer, offset, size);
        for (int i = offset; i < offset + n; i++) {
            length++;
            if (buffer[i] > ' ' || buffer[i] < 0) {
                see(buffer[i]);
            }
            before = buffer[i];
            if (buffer[i] == '\n') {
                block.lineEnds();
                length = 0;
                line++;
            } else if (length > LONGEST) {
                throw new DumpProblem(line, "a line of YAML of more than 1 MiB; give the dump as JSON");
            }
        }
        ended |= n < 0;
        return n;
    }

    /** Whether the last line has no end, and no closing quote or bracket either. */
    boolean isOpen() {
        return ended && length > 0 && !mark && last != '\'' && last != '"' && last != '}' && last != ']';
    }

    private void see(byte c) {
        boolean begins = lastLine < line;
        lastLine = line;
        block.see(c, length - 1, begins, before);
        alone = begins && c == '-';
        mark = c == '-' && (begins ? length == 1 : mark);
        comment = (comment && !begins) || (c == '#' && (begins || before == ' ' || before == '\t'));
        last = c;
    }

    /** The last line read so far that is not blank. */
    int lastLine() {
        return lastLine;
    }

    /** Whether the line is the last one of the text, or behind it. */
    boolean isLast(int number) {
        return ended && number >= lastLine;
    }

    /** Whether the last line is one that cannot be the last: a key, or the mark of an element, of which there is nothing. */
    boolean waits() {
        return ended && !block.isInside() && (alone || (last == ':' && !comment));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
