package dev.envlog.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.FuzzCorpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of any kind as a compressed file or an archive, named or piped. */
class ArchiveFuzzTest {

    /** Also what does not look like a log is read. */
    private static final InputRules RULES = new InputRules(null, false, true, Meter.RATIO, LineFormats.USUAL);

    /** More is not read of one input. */
    private static final int ENOUGH = 8 << 20;

    private static Path folder = Path.of(".");

    static List<byte[]> files() {
        return FuzzCorpus.of("archive");
    }

    @BeforeAll
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterAll
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("x"));
        Files.delete(folder);
    }

    /** Trouble is told in words: by a remark, or when the log is read. No file is left anywhere. */
    @MethodSource("files")
    @FuzzTest(maxDuration = "10m")
    void readsOrSaysWhatIsWrong(byte[] bytes) throws IOException {
        Path file = folder.resolve("x");
        Files.write(file, bytes);
        read(file.toString(), InputStream.nullInputStream());
        read("-", new ByteArrayInputStream(bytes));
        try (Stream<Path> left = Files.list(folder)) {
            Set<Path> files = new TreeSet<>(left.toList());
            assertThat(files).containsExactly(file);
        }
    }

    private static void read(String name, InputStream stdin) {
        int[] left = {ENOUGH};
        try (Plan plan = new Discovery(RULES, Pipes.of(stdin), ReadingProgress.UNSEEN).plan(List.of(name), true)) {
            plan.remarks().forEach(ArchiveFuzzTest::assertIsInWords);
            for (LogSet log : plan.sets()) {
                read(log, left);
            }
            for (Succession succession : plan.successions()) {
                LogSet log = succession.next();
                while (log != null) {
                    read(log, left);
                    log = succession.next();
                }
                succession.remarks().forEach(ArchiveFuzzTest::assertIsInWords);
            }
        }
    }

    private static void read(LogSet log, int[] left) {
        for (LogSource part : log.parts()) {
            try (InputStream in = part.bytes().open()) {
                byte[] buffer = new byte[8192];
                int n = 0;
                while (n >= 0 && left[0] > 0) {
                    n = in.read(buffer);
                    left[0] -= Math.max(n, 0);
                }
            } catch (IOException e) {
                assertThat(InputError.words(e)).isNotBlank().doesNotContain("Exception");
            } catch (UncheckedIOException e) {
                throw new AssertionError("not told as trouble with the input", e);
            }
        }
    }

    private static void assertIsInWords(Remark remark) {
        assertThat(remark.text()).isNotBlank().doesNotContain("Exception");
    }
}
