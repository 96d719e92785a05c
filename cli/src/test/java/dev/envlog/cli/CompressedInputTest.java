package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed logs are read like plain ones, whatever their names. */
class CompressedInputTest {

    private static final byte[] LOG = Cases.named("http1-reuse").bytes();
    private static final String[] EVENTS = {"events", "-q", "-o", "ndjson", "--pod", "p"};

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyCompressionIsKnownByItsContent() {
        String plain = events(LOG).out();
        assertThat(plain.lines()).hasSizeGreaterThan(100);
        for (String how : Packing.ALL.keySet()) {
            assertThat(events(Packing.pack(how, LOG))).as(how).isEqualTo(new Run(0, plain, ""));
            assertThat(piped(Packing.pack(how, LOG)).lines()).as(how).hasSize((int)
                    plain.lines().count());
        }
    }

    @Test
    void severalMembersOneAfterTheOtherAreOneLog() {
        byte[] half = Arrays.copyOf(LOG, LOG.length / 2);
        byte[] rest = Arrays.copyOfRange(LOG, LOG.length / 2, LOG.length);
        String plain = events(LOG).out();
        for (String how : Packing.ALL.keySet()) {
            byte[] both = Packing.concat(Packing.pack(how, half), Packing.pack(how, rest));
            assertThat(events(both)).as(how).isEqualTo(new Run(0, plain, ""));
        }
    }

    @Test
    void membersOfAPipeThatIsSlowerThanItsReader() {
        byte[] half = Packing.gzip(Arrays.copyOf(LOG, LOG.length / 2));
        byte[] rest = Packing.gzip(Arrays.copyOfRange(LOG, LOG.length / 2, LOG.length));
        // A stream that never says how much is there.
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(half), new ByteArrayInputStream(rest)) {
            @Override
            public int available() {
                return 0;
            }
        };
        Run run = Run.with(Run.host(both, false, Map.of()), EVENTS);
        assertThat(run.lines()).hasSize(events(LOG).lines().size());
    }

    @Test
    void framesToBeSkippedAndLayersUponLayers() {
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
        String plain = events(LOG).out();
        assertThat(events(Packing.concat(skippable, Packing.pack("zstd", LOG))).out())
                .isEqualTo(plain);
        assertThat(events(Packing.pack("xz", Packing.pack("bzip2", Packing.gzip(LOG))))
                        .out())
                .isEqualTo(plain);
        byte[] deep = LOG;
        for (int i = 0; i < 6; i++) {
            deep = Packing.gzip(deep);
        }
        assertThat(events(deep).err())
                .contains(": compressed more than 4 times over\n")
                .hasLineCount(1);
    }

    @Test
    void truncatedDataGivesWhatIsThereAndSaysSo() {
        for (String how : Packing.ALL.keySet()) {
            // What is in a chunk of xz can be had only if all of the chunk is there; lz4 is packed slowly.
            byte[] packed = Packing.pack(how, noisy(how.equals("lz4") ? 4_000 : 20_000));
            Run run = events(Arrays.copyOf(packed, packed.length * 3 / 4));
            assertThat(run.exit()).as(how).isEqualTo(2);
            assertThat(run.lines()).as(how).hasSizeGreaterThan(100);
            assertThat(run.err())
                    .as(how)
                    .isEqualTo("envlog: " + folder.resolve("log.txt")
                            + ": the compressed data ends early; only what comes before that was read\n");
        }
    }

    @Test
    void damagedDataIsOneLineNeverAStackTrace() {
        Random random = new Random(42);
        for (String how : Packing.ALL.keySet()) {
            byte[] packed = Packing.pack(how, LOG);
            for (int i = 0; i < 15; i++) {
                byte[] damaged = packed.clone();
                damaged[random.nextInt(packed.length)] ^= (byte) (1 + random.nextInt(255));
                Run run = events(damaged);
                assertThat(run.err().lines().toList())
                        .as(how)
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(line -> line.startsWith("envlog: " + folder.resolve("log.txt") + ": ")
                                && !line.contains("unexpected"));
                assertThat(run.exit()).isIn(0, 2);
            }
        }
    }

    @Test
    void tailReadsCompressedPipesToo() {
        Run run = Run.with(Run.host(Packing.pack("zstd", LOG)), "tail", "-o", "name");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).isNotEmpty().allMatch(line -> line.matches("[SC]\\d+"));
    }

    /** Does not compress well, so that a part of it is already much. */
    private static byte[] noisy(int lines) {
        Random random = new Random(7);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append("[2026-01-05 10:00:00.000][1][debug][http] [C1] new stream ")
                    .append(random.nextLong())
                    .append('\n');
        }
        return log.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private Run events(byte[] content) {
        String file = Run.file(folder, "log.txt", content);
        String[] args = Arrays.copyOf(EVENTS, EVENTS.length + 1);
        args[EVENTS.length] = file;
        return Run.of(args);
    }

    private static Run piped(byte[] content) {
        return Run.with(Run.host(content), EVENTS);
    }
}
