package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    private static final Case LOG = Cases.named("timeout");

    @Test
    void everyFinishedRequestIsOneLine() {
        LOG.check(
                "tail.txt",
                Run.of("tail", "-q", "--width", "110", LOG.input().toString()).out());
    }

    @Test
    void aNarrowScreenNamesTheCauseWhereItsSentenceDoesNotFit() {
        LOG.check(
                "tail-narrow.txt",
                Run.of("tail", "-q", "--width", "80", LOG.input().toString()).out());
    }

    @Test
    void programsGetOneObjectForEach() {
        Run run = Run.of("tail", "-q", "-o", "ndjson", LOG.input().toString());
        assertThat(run.json())
                .hasSameSizeAs(run.lines())
                .allSatisfy(request ->
                        assertThat(((Map<?, ?>) request).get("schema")).isEqualTo("envlog/request/1"));
    }

    @Test
    void onlyFailuresIfAsked() {
        Case mixed = Cases.named("no-route-rbac");
        List<String> all = Run.of("tail", "-q", mixed.input().toString()).lines();
        List<String> failed =
                Run.of("tail", "-q", "--failed", mixed.input().toString()).lines();
        assertThat(failed).isNotEmpty().hasSizeLessThan(all.size()).allMatch(line -> line.contains("✗"));
        assertThat(all).containsAll(failed);
    }

    @Test
    @Timeout(30)
    void aLineComesAsSoonAsItsRequestIsFinished() throws IOException, InterruptedException {
        BlockingQueue<String> printed = new ArrayBlockingQueue<>(100);
        PipedInputStream in = new PipedInputStream(1 << 16);
        Thread command = new Thread(() -> Main.run(
                new String[] {"tail", "-q", "-o", "name"},
                Run.host(in, false, Map.of()),
                new PrintWriter(lines(printed)),
                new PrintWriter(new StringWriter())));
        try (PipedOutputStream live = new PipedOutputStream(in)) {
            command.start();
            live.write(Cases.named("seed").bytes());
            live.flush();
            // The pipe is still open: nothing but the end of the request can have brought this.
            assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo("S11192089021443921902\n");
        }
        command.join();
    }

    @Test
    @Timeout(60)
    void aTerminalGetsAStatusLineBelowThatIsGoneAtTheEnd() throws IOException, InterruptedException {
        BlockingQueue<String> printed = new LinkedBlockingQueue<>();
        StringBuilder screen = new StringBuilder();
        PipedInputStream in = new PipedInputStream(1 << 16);
        Thread command = new Thread(() -> Main.run(
                new String[] {"tail", "-q"},
                Run.host(in, true, Map.of("NO_COLOR", "1")),
                new PrintWriter(lines(printed)),
                new PrintWriter(new StringWriter())));
        try (PipedOutputStream live = new PipedOutputStream(in)) {
            command.start();
            live.write(LOG.bytes());
            live.flush();
            // Drawn when the input is quiet.
            while (screen.indexOf(" req/s · ") < 0) {
                screen.append(printed.take());
            }
        }
        command.join();
        printed.forEach(screen::append);
        assertThat(screen.toString()
                        .replaceAll("(?:\r\u001b\\[K)?─── [^\r]*\r\u001b\\[K", "")
                        .lines())
                .containsExactlyElementsOf(
                        Run.of("tail", "-q", "--width", "80", LOG.input().toString())
                                .lines());
    }

    @Test
    void whatIsStillOpenIsCountedAtTheEnd() {
        assertThat(Run.of("tail", Cases.named("seed").input().toString()).err()).endsWith("1 request\n");
    }

    @Test
    void aFileThatIsFollowedBeginsWithItsLastRequests(@TempDir Path folder) throws Exception {
        String file = Run.file(folder, "proxy.log", LOG.bytes());
        List<String> all = Run.of("tail", "-q", file).lines();
        BlockingQueue<String> printed = new ArrayBlockingQueue<>(100);
        Thread command = new Thread(() -> Main.run(
                new String[] {"tail", "-f", "-q", "--tail", "2", file},
                Run.host(new byte[0]),
                new PrintWriter(lines(printed)),
                new PrintWriter(new StringWriter())));
        command.setDaemon(true);
        command.start();
        assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo(all.get(all.size() - 2) + "\n");
        assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo(all.get(all.size() - 1) + "\n");
    }

    @Test
    void followingHasNoEnd() {
        assertThat(Run.of("tail", "-f", "--until", "12:00", LOG.input().toString())
                        .err())
                .isEqualTo("envlog: --until with -f: following has no end; leave out one of them\n");
    }

    /** Hands on what is written whenever it is flushed. */
    private static Writer lines(BlockingQueue<String> to) {
        return new Writer() {
            private final StringBuilder held = new StringBuilder();

            @Override
            public void write(char[] text, int offset, int length) {
                held.append(text, offset, length);
            }

            @Override
            public void flush() {
                if (!held.isEmpty()) {
                    to.add(held.toString());
                    held.setLength(0);
                }
            }

            @Override
            public void close() {
                flush();
            }
        };
    }
}
