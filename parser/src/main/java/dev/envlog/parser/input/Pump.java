package dev.envlog.parser.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a live stream on a thread of its own, so that the reader of lines can tell "nothing more for now" from "waiting".
 * At most a few chunks are in flight; a slow consumer slows the producer down.
 */
public final class Pump implements Feed {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(16);
    private final InputStream in;
    private volatile @Nullable Throwable trouble;
    private byte[] current = END;
    private int used;
    private boolean ended;

    public Pump(InputStream in) {
        this.in = in;
        Thread thread = new Thread(this::run, "envlog-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        byte[] chunk = new byte[1 << 16];
        try {
            int n = in.read(chunk);
            while (n >= 0) {
                if (n > 0) {
                    byte[] copy = new byte[n];
                    System.arraycopy(chunk, 0, copy, 0, n);
                    chunks.put(copy);
                }
                n = in.read(chunk);
            }
        } catch (IOException | RuntimeException | Error e) {
            trouble = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Without it the reader would wait for ever. */
    private void end() {
        try {
            chunks.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (used == current.length) {
            if (ended) {
                return -1;
            }
            byte[] polled;
            try {
                polled = chunks.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended = true;
                return -1;
            }
            if (polled == null) {
                return 0;
            }
            if (polled.length == 0) {
                ended = true;
                Thrown.again(trouble);
                if (trouble instanceof IOException e) {
                    throw e;
                }
                return -1;
            }
            current = polled;
            used = 0;
        }
        int n = Math.min(length, current.length - used);
        System.arraycopy(current, used, buffer, offset, n);
        used += n;
        return n;
    }
}
