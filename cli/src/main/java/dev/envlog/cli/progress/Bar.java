package dev.envlog.cli.progress;

import dev.envlog.cli.progress.ReadingProgress.Display;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** The bar on the screen. The only class that knows the library. */
final class Bar implements AutoCloseable {

    private static final long MEGABYTE = 1_000_000;
    private static final int REFRESH_MILLIS = 250;

    private final ProgressBar bar;

    private Bar(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Draws a bar.
     *
     * @param read bytes read already
     * @param total bytes in all, -1 if that is not known: then no time left is shown
     * @param elapsedNs time that has passed already, in nanoseconds
     */
    static Bar open(Display display, long read, long total, long elapsedNs) {
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName("reading")
                .setInitialMax(total)
                .setUnit("MB", MEGABYTE)
                .setStyle(display.ascii() ? ProgressBarStyle.ASCII : ProgressBarStyle.UNICODE_BLOCK)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                // Otherwise the library takes a step made while it draws for drawn, and a bar whose reading waits stays
                // behind.
                .continuousUpdate()
                .startsFrom(read, Duration.ofNanos(elapsedNs))
                .clearDisplayOnFinish()
                .setConsumer(new Terminal(display.out(), display.columns()));
        return new Bar((total < 0 ? builder.hideEta() : builder).build());
    }

    void step(long read) {
        bar.stepTo(read);
    }

    @Override
    public void close() {
        bar.close();
    }

    /** The library would ask the terminal for its width through a library of its own; it is known already. */
    private record Terminal(PrintWriter out, int columns) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            // In the last column some terminals would wrap.
            return columns - 1;
        }

        @Override
        public void accept(String drawn) {
            out.print("\r" + drawn);
            out.flush();
        }

        @Override
        public void clear() {
            out.print("\r\u001b[K");
            out.flush();
        }

        @Override
        public void close() {}
    }
}
