package dev.envlog.parser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A log with what editors, chats and terminals have made of it undone: {@link StraightQuotes typographic quotes}, and
 * {@link Unwrapped lines that were broken at the edge of a screen}. Its beginning tells; any other log passes unchanged.
 */
final class PasteStream extends InputStream {

    /** So many bytes are looked at. */
    private static final int LOOKED_AT = 1 << 16;

    private final InputStream in;
    private int left = LOOKED_AT;
    /** Bytes of a line of which the rest has not come yet. */
    private int column;

    private @Nullable InputStream undone;

    PasteStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        InputStream found = undone;
        if (found != null) {
            return found.read(buffer, offset, length);
        }
        int n = in.read(buffer, offset, length);
        if (n <= 0 || left <= 0) {
            return n;
        }
        left -= n;
        int whole = column == 0 ? offset : 1 + Bytes.indexOf(buffer, offset, offset + n, '\n');
        int width = column > 0 && whole == 0 ? 0 : Unwrapped.width(buffer, whole, offset + n);
        boolean quotes = StraightQuotes.areIn(buffer, offset, offset + n);
        if (width == 0 && !quotes) {
            count(buffer, offset, offset + n);
            return n;
        }
        byte[] seen = Arrays.copyOfRange(buffer, offset, offset + n);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(seen), in);
        InputStream lines = width == 0 ? all : new Unwrapped(all, width, column);
        undone = quotes ? new StraightQuotes(lines) : lines;
        return undone.read(buffer, offset, length);
    }

    private void count(byte[] b, int from, int to) {
        int p = to;
        while (p > from && b[p - 1] != '\n') {
            p--;
        }
        column = to - p + (p == from ? column : 0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
