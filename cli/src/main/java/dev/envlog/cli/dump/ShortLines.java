package dev.envlog.cli.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses YAML with a line that is longer than any a program writes: the reader of YAML looks at a word again and again until it
 * ends.
 */
final class ShortLines extends FilterInputStream {

    private static final int LONGEST = 1 << 20;

    private int line = 1;
    private int length;

    ShortLines(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
}
