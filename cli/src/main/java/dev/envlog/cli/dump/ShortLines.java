package dev.envlog.cli.dump;

import dev.envlog.parser.BlockStream;
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

    ShortLines(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int n = in.read(buffer, offset, size);
        for (int i = offset; i < offset + n; i++) {
            length++;
            if (buffer[i] == '\n') {
                length = 0;
                line++;
            } else if (length > LONGEST) {
                throw new DumpProblem(line, "a line of YAML of more than 1 MiB; give the dump as JSON");
            }
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
