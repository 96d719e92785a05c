package dev.envlog.cli.progress;

import dev.envlog.cli.terminal.AtExit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the raw bytes read and, where that takes longer than two seconds on a terminal, shows them in a bar. Until then nothing
 * but the counting happens: the bar's classes are not even loaded.
 *
 * <p>What goes to the same terminal must not be written into the bar. The first output therefore takes the bar away for good: rows
 * that come as they are read show by themselves that there is progress.
 */
public final class ReadingProgress {

    /** Work that takes less is shown nothing. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final long REFRESH_MILLIS = 200;

    /** Shows nothing. */
    public static final ReadingProgress UNSEEN = new ReadingProgress(null);

    private final @Nullable Display display;
    private final long patience;
    private volatile long total = -1;
    private final boolean counts;
    private volatile LongAdder bytes = new LongAdder();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Bar bar;
    private @Nullable AtExit interrupt;

    /**
     * Where a bar is drawn.
     *
     * @param out the terminal
     * @param columns its width
     * @param ascii whether to do without block characters
     */
    public record Display(PrintWriter out, int columns, boolean ascii) {}

    /** Counts, for others to show. */
    public static ReadingProgress counting() {
        return new ReadingProgress(null, PATIENCE_MILLIS, true);
    }

    /** @param display null to show nothing */
    public ReadingProgress(@Nullable Display display) {
        this(display, PATIENCE_MILLIS);
    }

    ReadingProgress(@Nullable Display display, long patienceMillis) {
        this(display, patienceMillis, display != null);
    }

    private ReadingProgress(@Nullable Display display, long patienceMillis, boolean counts) {
        this.display = display;
        this.patience = patienceMillis;
        this.counts = counts;
    }

    /** Shows how far another reading has come, and none of its own; to be told before it begins. */
    public void follow(ReadingProgress other) {
        bytes = other.bytes;
        total = other.total;
    }

    /** Percent of what there is to read, -1 if that is not known. */
    public int percent() {
        return total <= 0 ? -1 : (int) Math.min(100, 100 * bytes.sum() / total);
    }

    /** Reading begins. */
    public void begin() {
        Display where = display;
        if (where != null) {
            Thread thread = new Thread(() -> watch(where), "envlog-progress");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Tells how much there is to read; heeded until the bar is shown.
     *
     * @param bytes -1 if that is not known
     */
    public void expect(long bytes) {
        total = bytes;
    }

    /** Takes the bar away, if there is one, and shows none from now on. */
    public synchronized void end() {
        over.countDown();
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (interrupt != null) {
            interrupt.forget();
            interrupt = null;
        }
    }

    /** The stream, its bytes counted as they are read. */
    public InputStream count(InputStream in) {
        return counts ? new Counting(in, bytes) : in;
    }

    /** The writer; what is first written to it takes the bar away. */
    public PrintWriter guard(PrintWriter out) {
        return display == null ? out : new PrintWriter(new Guard(out, this));
    }

    private void watch(Display where) {
        long begun = System.nanoTime();
        try {
            for (long wait = patience; !over.await(wait, TimeUnit.MILLISECONDS); wait = REFRESH_MILLIS) {
                draw(where, System.nanoTime() - begun);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw(Display where, long elapsedNs) {
        if (over.getCount() == 0) {
            return;
        }
        if (bar == null) {
            bar = Bar.open(where, bytes.sum(), total, elapsedNs);
            // An interrupt must not leave the bar before the user's prompt.
            interrupt = new AtExit("envlog-progress-end", this::end);
        }
        bar.step(bytes.sum());
    }

    private static final class Counting extends FilterInputStream {

        private final LongAdder bytes;

        Counting(InputStream in, LongAdder bytes) {
            super(in);
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes.add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes.add(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(n);
            bytes.add(skipped);
            return skipped;
        }
    }

    private static final class Guard extends Writer {

        private final PrintWriter out;
        private final ReadingProgress progress;
        private boolean written;

        Guard(PrintWriter out, ReadingProgress progress) {
            this.out = out;
            this.progress = progress;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            if (!written && length > 0) {
                written = true;
                progress.end();
            }
            out.write(text, offset, length);
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
