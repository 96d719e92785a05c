package dev.envlog.parser.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that makes its bytes out of another's, some at a time. */
abstract class ChunkStream extends BlockStream {

    /** So many bytes are made at a time, if nothing has to be waited for: whoever reads may hand over what it has each time that it asks. */
    private static final int ENOUGH = 1 << 12;

    private final InputStream source;
    private byte[] chunk = new byte[1 << 13];
    private int used;
    private int size;
    private boolean ended;

    ChunkStream(InputStream source) {
        this.source = source;
    }

    /** Appends what can be made of some more of the source; false at its end, after which it is not called again. */
    abstract boolean fill() throws IOException;

    /** Whether more can be made without asking the source. */
    boolean hasMore() {
        return false;
    }

    final void append(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    final void append(byte[] bytes, int from, int to) {
        int more = to - from;
        if (size + more > chunk.length) {
            chunk = Arrays.copyOf(chunk, Math.max(size + more, 2 * chunk.length));
        }
        System.arraycopy(bytes, from, chunk, size, more);
        size += more;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (used == size) {
            used = 0;
            size = 0;
            if (ended) {
                return -1;
            }
            ended = !fill();
            while (!ended && size < ENOUGH && hasMore()) {
                ended = !fill();
            }
        }
        int n = Math.min(length, size - used);
        System.arraycopy(chunk, used, buffer, offset, n);
        used += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
