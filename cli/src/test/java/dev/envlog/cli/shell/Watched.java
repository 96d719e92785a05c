package dev.envlog.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a terminal is told to show, for somebody who waits for words to appear. */
final class Watched extends OutputStream {

    static final long PATIENCE_SECONDS = 60;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int seen;

    /** Waits until that is printed, and returns what was since the last time, without escape sequences. */
    String await(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (printed) {
            while (true) {
                String all = plain();
                int at = all.indexOf(text, seen);
                if (at >= 0) {
                    String part = all.substring(seen, at + text.length());
                    seen = at + text.length();
                    return part;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("'" + text + "' is not printed, but\n" + all.substring(seen));
                }
                try {
                    printed.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** All that was printed, with escape sequences. */
    String raw() {
        synchronized (printed) {
            return printed.toString(StandardCharsets.UTF_8);
        }
    }

    private String plain() {
        return raw().replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\u001b\\][^\u0007]*\u0007", "")
                .replace("\r", "");
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        synchronized (printed) {
            printed.write(bytes, offset, length);
            printed.notifyAll();
        }
    }
}
