package dev.envlog.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A pipe into which a test writes: each write comes out of a read of its own, and a read waits for the next write. */
final class LiveInput extends InputStream {

    private static final byte[] END = new byte[0];
    private static final byte[] BROKEN = new byte[0];

    private final BlockingQueue<byte[]> writes = new LinkedBlockingQueue<>();
    private byte[] current = {};
    private int used;

    LiveInput write(String text) {
        writes.add(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void end() {
        writes.add(END);
    }

    void breakOff() {
        writes.add(BROKEN);
    }

    @Override
    public int available() {
        return current.length - used;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int offset, int length) throws IOException {
        if (used == current.length) {
            try {
                current = writes.take();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            used = 0;
            if (current == BROKEN) {
                throw new IOException("pipe broken");
            }
            if (current == END) {
                return -1;
            }
        }
        int n = Math.min(length, current.length - used);
        System.arraycopy(current, used, b, offset, n);
        used += n;
        return n;
    }
}
