package dev.envlog.cli.input;

import dev.envlog.parser.input.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose beginning can be looked at before it is read. Not more than what was asked for is buffered, so that a live pipe
 * is read as it comes.
 */
final class HeadStream extends BlockStream {

    private final InputStream in;
    private byte[] head = new byte[Compression.MAGIC];
    private int length;
    private int used;
    private boolean ended;
    private @Nullable IOException trouble;

    HeadStream(InputStream in) {
        this.in = in;
    }

    /** The first {@code n} bytes, fewer if there are not so many. To be asked before the first byte is read. */
    byte[] peek(int n) {
        if (head.length < n) {
            head = Arrays.copyOf(head, n);
        }
        while (length < n && !ended) {
            try {
                int got = in.read(head, length, n - length);
                ended = got < 0;
                length += Math.max(0, got);
            } catch (IOException e) {
                ended = true;
                trouble = e;
            }
        }
        return Arrays.copyOf(head, Math.min(n, length));
    }

    /** True if nothing can be read because of trouble. */
    boolean isBroken() {
        return length == 0 && trouble != null;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        if (used < length) {
            int n = Math.min(size, length - used);
            System.arraycopy(head, used, buffer, offset, n);
            used += n;
            if (used == length) {
                head = new byte[0];
            }
            return n;
        }
        IOException e = trouble;
        if (e != null) {
            throw e;
        }
        return ended ? -1 : in.read(buffer, offset, size);
    }

    /**
     * Never 0: {@link java.util.zip.GZIPInputStream} takes 0 for the end of a file made of several members, where a pipe may
     * only have nothing right now.
     */
    @Override
    public int available() throws IOException {
        return Math.max(1, length - used + (ended ? 0 : in.available()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
