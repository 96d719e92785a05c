package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Pipes;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Following files by a clock of the test's own. */
@Timeout(60)
class FollowerTest {

    private static final byte[] SEED = Cases.named("seed").bytes();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Script script = new Script();
    private final List<String> notes = new ArrayList<>();
    /** What comes, as it comes: requests by file and stream, and marks. */
    private final List<String> seen = new ArrayList<>();

    static List<Case> cases() {
        return Cases.all();
    }

    @Test
    void aRequestComesWhenItsFileHasIt() {
        Path log = folder.resolve("a.log");
        script.then(() -> append(log, SEED, 0, SEED.length)).pause(3).then(() -> seen.add("later"));
        follow(log);
        assertThat(seen).containsExactly("caught up", "a.log S11192089021443921902", "later");
        assertThat(notes).containsExactly(log + ": no such file; waiting for it", log + ": has appeared");
    }

    @Test
    void severalFilesAreFollowedAtTheSameTime() {
        Path a = folder.resolve("a.log");
        Path b = folder.resolve("b.log");
        byte[] next = new String(SEED, StandardCharsets.UTF_8)
                .replace("11192089021443921902", "222")
                .replace("C1299", "C1300")
                .getBytes(StandardCharsets.UTF_8);
        append(a, SEED, 0, SEED.length);
        script.pause(3)
                .then(() -> append(b, SEED, 0, SEED.length))
                .pause(3)
                .then(() -> append(a, next, 0, next.length))
                .pause(3);
        List<InputReport> reports = follow(a, b);
        assertThat(seen)
                .containsExactly(
                        "a.log S11192089021443921902", "caught up", "b.log S11192089021443921902", "a.log S222");
        assertThat(reports).extracting(InputReport::name).containsExactly(a.toString(), b.toString());
        assertThat(reports).allMatch(InputReport::whole).allMatch(report -> report.problem() == null);
    }

    @Test
    void aRequestThatCrossesTheRotationIsWhole() {
        Path log = folder.resolve("a.log");
        int half = SEED.length / 2;
        script.then(() -> append(log, SEED, 0, half))
                .then(() -> Files.move(log, folder.resolve("a.log.1")))
                .then(() -> append(folder.resolve("a.log.1"), SEED, half, lineEnd(half)))
                .then(() -> append(log, SEED, lineEnd(half), SEED.length))
                .pause(3);
        List<InputReport> reports = follow(log);
        assertThat(seen).containsExactly("caught up", "a.log S11192089021443921902");
        assertThat(reports.get(0).summary()).isNotNull().satisfies(read -> {
            assertThat(read.bytes()).isEqualTo(SEED.length);
            assertThat(read.unknownRecords()).isZero();
        });
    }

    @Test
    void aRecordInTwoPiecesIsOneRecordUnlessItsWriterPauses() {
        Path log = folder.resolve("a.log");
        String text = new String(SEED, StandardCharsets.UTF_8);
        int inBlock = text.indexOf("':method'") + 4;
        script.then(() -> append(log, SEED, 0, inBlock)).pause(5).then(() -> append(log, SEED, inBlock, SEED.length));
        script.pause(3);
        List<InputReport> reports = follow(log);
        assertThat(reports.get(0).summary())
                .isNotNull()
                .satisfies(read -> assertThat(read.unknownRecords()).isZero());
    }

    @Test
    void aBusyFileDoesNotEndTheBlocksOfAnother() {
        Path busy = folder.resolve("busy.log");
        Path slow = folder.resolve("slow.log");
        String text = new String(SEED, StandardCharsets.UTF_8);
        int inBlock = text.indexOf("':method'");
        append(slow, SEED, 0, inBlock);
        // Each of them is more than one turn, so that the slow file is looked at many times before the clock goes on.
        for (int i = 0; i < 400; i++) {
            append(busy, SEED, 0, SEED.length);
        }
        script.then(() -> append(slow, SEED, inBlock, SEED.length)).pause(3);
        List<InputReport> reports = follow(busy, slow);
        assertThat(reports.get(1).summary())
                .isNotNull()
                .satisfies(read -> assertThat(read.unknownRecords()).isZero());
        assertThat(seen).contains("slow.log S11192089021443921902");
    }

    @Test
    void aCompressedFileIsReadToItsEnd() throws IOException {
        Path log = folder.resolve("a.log.gz");
        Files.write(log, gzip(SEED));
        follow(log);
        assertThat(seen).contains("a.log.gz S11192089021443921902");
        assertThat(notes).containsExactly(log + ": is compressed; it is read to its end and not followed");
    }

    @Test
    void followingEndsWithTheLastInputThatCanEnd() {
        LogSource stdin = LogSource.stdin(new ByteArrayInputStream(SEED), null);
        new Follower(List.of(stdin), notes::add, script).follow(CorrelatorOptions.requests(), reading());
        assertThat(seen).contains("- S11192089021443921902");
        assertThat(script.isOver()).isFalse();
    }

    @Test
    void aDirectoryIsAnError() {
        assertThatThrownBy(() -> follow(folder))
                .isInstanceOf(UserError.class)
                .hasMessage(folder + ": is a directory; name the logs in it");
    }

    /** As much of a request is known as if all the files were one, however they are written and rotated. */
    @ParameterizedTest
    @MethodSource("cases")
    void followingTellsWhatReadingTellsOfTheSameBytes(Case example) throws IOException {
        byte[] log = example.bytes();
        byte[] bytes = Arrays.copyOf(log, log.length + 1);
        bytes[log.length] = '\n';
        Path whole = folder.resolve("whole.log");
        Files.write(whole, bytes);
        List<String> expected = new ArrayList<>();
        LogSet one = new LogSet("whole", List.of(LogSource.file(whole, "pod")), Event.NO_TIME, false);
        new Merge(List.of(one), CorrelatorOptions.requests().live(), new Workspace.Reading() {
                    @Override
                    public void exchange(Exchange exchange) {
                        expected.add(facts(exchange));
                    }
                })
                .read();
        List<String> found = new ArrayList<>();
        Writer writer = new Writer(bytes, folder, new Random(example.name().hashCode()));
        LogSource source = LogSource.file(writer.log, "pod");
        new Follower(List.of(source), notes::add, writer)
                .follow(CorrelatorOptions.requests().live(), new Workspace.Reading() {
                    @Override
                    public void exchange(Exchange exchange) {
                        found.add(facts(exchange));
                    }

                    @Override
                    public boolean enough() {
                        return writer.over;
                    }
                });
        assertThat(found).isEqualTo(expected);
    }

    /** Writes on whenever all was read, faster than anything counts as a pause, and rotates now and then. */
    private static final class Writer implements Pace {
        private final byte[] bytes;
        private final Path log;
        private final Random random;
        private int at;
        private long now;
        private boolean over;

        Writer(byte[] bytes, Path folder, Random random) {
            this.bytes = bytes;
            this.log = folder.resolve("a.log");
            this.random = random;
            pause(0);
        }

        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(long millis) {
            if (at == bytes.length) {
                // So long that even a header block is taken for ended.
                now += millis;
                over = now > 100 * millis;
                return;
            }
            if (at > 0 && bytes[at - 1] == '\n' && log.toFile().length() > 0 && random.nextInt(3) == 0) {
                // What is written next may be of the same size; that the file was empty is seen only if looked at.
                rotate();
                return;
            }
            int to = Math.min(bytes.length, at + 1 + random.nextInt(700));
            while (random.nextBoolean() && to < bytes.length && bytes[to - 1] != '\n') {
                to++;
            }
            append(log, bytes, at, to);
            at = to;
        }

        private void rotate() {
            try {
                switch (random.nextInt(3)) {
                    case 0 -> Files.move(log, log.resolveSibling("a.log.1"), StandardCopyOption.REPLACE_EXISTING);
                    case 1 -> Files.write(log, new byte[0]);
                    default -> Files.delete(log);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<InputReport> follow(Path... files) {
        List<LogSource> sources = Discovery.live(
                Stream.of(files).map(Path::toString).toList(),
                InputRules.DEFAULT,
                Pipes.of(InputStream.nullInputStream()));
        return new Follower(sources, notes::add, script)
                .follow(CorrelatorOptions.requests().live(), reading());
    }

    private Workspace.Reading reading() {
        return new Workspace.Reading() {
            @Override
            public void exchange(Exchange exchange) {
                Path file = Path.of(exchange.origin().file());
                seen.add(file.getFileName() + " S" + exchange.ref().stream());
            }

            @Override
            public void caughtUp() {
                seen.add("caught up");
            }

            @Override
            public boolean enough() {
                return script.isOver();
            }
        };
    }

    private static String facts(Exchange exchange) {
        // Lines without id that come last are settled at the end of a log, for which a live one does not wait.
        return exchange.withoutSteps()
                .toString()
                .replaceAll("file=[^,]*", "file")
                .replaceAll("filters=\\[[^\\]]*\\]", "filters")
                .replaceAll("lastLine=\\d+, records=\\d+", "lastLine");
    }

    private static int lineEnd(int from) {
        int end = from;
        while (SEED[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static void append(Path to, byte[] bytes, int from, int end) {
        try {
            Files.write(to, Arrays.copyOfRange(bytes, from, end), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
