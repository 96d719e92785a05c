package dev.envlog.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.progress.ReadingProgress.Display;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingProgressTest {

    private static final String ERASED = "\r\u001b[K";

    /** A terminal that tells when a text was written to it. */
    private static class Terminal extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch shown = new CountDownLatch(1);
        private final String awaited;

        Terminal(String awaited) {
            this.awaited = awaited;
        }

        @Override
        public synchronized void write(char[] chars, int offset, int length) {
            text.append(chars, offset, length);
            if (text.indexOf(awaited) >= 0) {
                shown.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        synchronized String text() {
            return text.toString();
        }
    }

    @Test
    void aLongReadingShowsBytesSpeedAndTimeLeftAndTakesTheBarAway() throws Exception {
        Terminal terminal = new Terminal("3/6MB");
        ReadingProgress progress = progress(terminal);
        progress.expect(6_000_000);
        progress.begin();
        read(progress, 3_000_000);
        terminal.shown.await();
        progress.end();
        assertThat(terminal.text()).contains("50%").contains("MB/s").endsWith(ERASED);
        assertThat(terminal.text().split("\r")).allMatch(line -> line.length() < 80);
    }

    @Test
    void withoutALengthThereAreBytesAndSpeedOnly() throws Exception {
        Terminal terminal = new Terminal("3/?MB");
        ReadingProgress progress = progress(terminal);
        progress.expect(-1);
        progress.begin();
        read(progress, 3_000_000);
        terminal.shown.await();
        progress.end();
        assertThat(terminal.text())
                .contains("MB/s")
                .doesNotContainPattern("[0-9]%")
                .endsWith(ERASED);
    }

    @Test
    void aStepMadeWhileTheBarIsDrawnIsDrawnToo() throws Exception {
        CompletableFuture<Bar> opened = new CompletableFuture<>();
        Terminal terminal = new Terminal("3/6MB") {
            @Override
            public synchronized void write(char[] chars, int offset, int length) {
                super.write(chars, offset, length);
                opened.join().step(3_000_000);
            }
        };
        try (Bar bar = Bar.open(new Display(new PrintWriter(terminal), 80, true), 0, 6_000_000, 0)) {
            opened.complete(bar);
            terminal.shown.await();
        }
        assertThat(terminal.text()).contains("0/6MB").endsWith(ERASED);
    }

    @Test
    void theFirstOutputTakesTheBarAwayForGood() throws Exception {
        Terminal terminal = new Terminal("MB/s");
        ReadingProgress progress = progress(terminal);
        PrintWriter out = progress.guard(new PrintWriter(terminal));
        progress.expect(6_000_000);
        progress.begin();
        read(progress, 3_000_000);
        terminal.shown.await();
        out.println("a row");
        read(progress, 3_000_000);
        progress.end();
        assertThat(terminal.text()).endsWith(ERASED + "a row" + System.lineSeparator());
    }

    @Test
    void aShortReadingShowsNothing() throws Exception {
        StringWriter terminal = new StringWriter();
        ReadingProgress progress = new ReadingProgress(new Display(new PrintWriter(terminal), 80, false));
        progress.expect(6_000_000);
        progress.begin();
        read(progress, 6_000_000);
        progress.end();
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void withoutATerminalNothingIsEvenCounted() {
        ReadingProgress progress = new ReadingProgress(null);
        InputStream in = new ByteArrayInputStream(new byte[1]);
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        assertThat(progress.count(in)).isSameAs(in);
        assertThat(progress.guard(out)).isSameAs(out);
    }

    private static ReadingProgress progress(Terminal terminal) {
        return new ReadingProgress(new Display(new PrintWriter(terminal), 80, true), 0);
    }

    private static void read(ReadingProgress progress, int bytes) throws IOException {
        try (InputStream in = progress.count(new ByteArrayInputStream(new byte[bytes]))) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(bytes);
        }
    }
}
