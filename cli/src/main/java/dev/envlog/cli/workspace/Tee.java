package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.ByteOutput.Sink;
import dev.envlog.parser.input.BlockStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the bytes that somebody reads until it is told to hand them on, line by line. */
final class Tee extends BlockStream {

    /** More than a reader can have read ahead: longest record, and as much again. */
    private static final int MOST = 8 << 20;

    private final InputStream in;
    private final Sink sink;
    private byte[] kept = new byte[1 << 16];
    private int from;
    private int to;
    /** Number of the line that begins at {@link #from}, or goes on there. */
    private long line = 1;

    Tee(InputStream in, Sink sink) {
        this.in = in;
        this.sink = sink;
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

    @Override
    public void close() throws IOException {
        in.close();
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
