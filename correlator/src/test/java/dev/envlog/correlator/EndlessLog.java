package dev.envlog.correlator;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A log that is made while it is read, a piece at a time. */
final class EndlessLog extends InputStream {

    private final LongFunction<String> pieces;
    private final long count;
    private byte[] piece = new byte[0];
    private int at;
    private long next;

    /** The pieces 0 to {@code count} - 1. */
    EndlessLog(long count, LongFunction<String> pieces) {
        this.count = count;
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return refill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!refill()) {
            return -1;
        }
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, n);
        at += n;
        return n;
    }

    private boolean refill() {
        while (at == piece.length && next < count) {
            piece = pieces.apply(next++).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < piece.length;
    }
}
