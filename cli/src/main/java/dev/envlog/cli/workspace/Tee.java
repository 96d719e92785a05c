package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.ByteOutput.Sink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the bytes that somebody reads until it is told to hand them on, line by line. */
final class Tee extends FilterInputStream {

    /** More than a reader can have read ahead: longest record, and as much again. */
    private static final int MOST = 8 << 20;

    private final Sink sink;
    private byte[] kept = new byte[1 << 16];
    private int from;
    private int to;
    /** Number of the line that begins at {@link #from}, or goes on there. */
    private long line = 1;

    Tee(InputStream in, Sink sink) {
        super(in);
        this.sink = sink;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            if (to - from + n > MOST) {
                // Nobody tells where lines are, so they are not waited for.
                handOn(to);
            }
            keep(buffer, offset, n);
        }
        return n;
    }

    /** All bytes pass through {@link #read(byte[], int, int)}. */
    @Override
    public long skip(long n) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(n, 1 << 16)], 0, (int) Math.min(n, 1 << 16)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Hands on all lines before one, as far as they were read. */
    void handOnTo(long wanted) {
        int end = from;
        while (end < to && line < wanted) {
            line += kept[end++] == '\n' ? 1 : 0;
        }
        handOn(end);
    }

    /** Hands on all that was read. */
    void handOnAll() {
        handOnTo(Long.MAX_VALUE);
    }

    private void handOn(int end) {
        if (end > from) {
            sink.write(kept, from, end - from);
        }
        from = end;
    }

    private void keep(byte[] buffer, int offset, int n) {
        if (to + n > kept.length) {
            int length = to - from;
            byte[] target = length + n > kept.length ? new byte[Math.max(2 * kept.length, length + n)] : kept;
            System.arraycopy(kept, from, target, 0, length);
            kept = target;
            from = 0;
            to = length;
        }
        System.arraycopy(buffer, offset, kept, to, n);
        to += n;
    }
}
