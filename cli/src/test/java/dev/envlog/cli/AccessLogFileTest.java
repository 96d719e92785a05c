package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy may write its access log to a file of its own. */
class AccessLogFileTest {

    private static final String[] FIELDS = {"STREAM", "METHOD", "PATH", "STATUS", "FLAGS"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private String debug;

    @SuppressWarnings("NullAway.Init")
    private String access;

    private static final Path WHOLE = Cases.named("access-log").input();

    @BeforeEach
    void split() throws IOException {
        debug = write("debug.log", line -> !isAccess(line));
        access = write("access.log", AccessLogFileTest::isAccess);
    }

    private static boolean isAccess(String line) {
        return line.matches("\\[\\d{4}-\\d\\d-\\d\\dT.*");
    }

    private String write(String name, Predicate<String> lines) throws IOException {
        return Files.write(
                        folder.resolve(name),
                        Files.readAllLines(WHOLE).stream().filter(lines).toList())
                .toString();
    }

    private static List<String> list(String... files) {
        List<String> words =
                new ArrayList<>(List.of("ls", "-q", "--pod", "web", "--columns", String.join(",", FIELDS)));
        words.addAll(List.of(files));
        return Run.of(words.toArray(String[]::new)).lines();
    }

    @Test
    void toldThatItIsOfTheSamePodItIsJoinedAsIfItStoodBetweenTheOtherLines() {
        assertThat(list(debug, access)).isEqualTo(list(WHOLE.toString()));
        assertThat(list(access, debug)).isEqualTo(list(WHOLE.toString()));
    }

    @Test
    void itsLinesAreCountedBesideTheRecordsThatTheyBelongTo() {
        assertThat(Run.of("ls", "--pod", "web", access, debug).err())
                .contains("access.log: its access log\n")
                .containsPattern("debug.log: .* access-log records, [1-9][0-9]* joined to requests\n");
    }

    @Test
    void untoldItIsAnotherProxysAndTheOptionIsNamed() {
        assertThat(Run.of("ls", debug, access).err()).contains("--pod NAME if all are of one proxy");
        assertThat(Run.of("ls", access).err()).doesNotContain("--pod");
    }

    @Test
    void anIndexOfBothHasWhatTheFilesHave() {
        String index = folder.resolve("ix").toString();
        assertThat(index(index, debug, access).exit()).isZero();
        assertThat(all("--index", index)).isEqualTo(all("--pod", "web", debug, access));
        assertThat(index(index, access, debug).err()).contains("unchanged");
    }

    @Test
    void whereOneOfThemGrewTheIndexHasEachRequestOnce() throws IOException {
        String index = folder.resolve("ix").toString();
        for (String grown : List.of(debug, access)) {
            byte[] whole = Files.readAllBytes(Path.of(grown));
            Files.write(Path.of(grown), Arrays.copyOf(whole, whole.length / 2));
            assertThat(index(index, debug, access).exit()).isZero();
            Files.write(Path.of(grown), whole);
            assertThat(index(index, debug, access).err()).contains("read again from its beginning");
            assertThat(all("--index", index)).isEqualTo(all("--pod", "web", debug, access));
        }
    }

    @Test
    void readWithoutTheOtherEachIsInTheIndexOnce() throws IOException {
        String index = folder.resolve("ix").toString();
        index(index, debug, access);
        assertThat(index(index, debug).err()).contains("read again from its beginning");
        assertThat(all("--index", index)).isEqualTo(all("--pod", "web", debug));
        index(index, debug, access);
        assertThat(all("--index", index)).isEqualTo(all("--pod", "web", debug, access));
    }

    private static Run index(String folder, String... files) {
        List<String> words = new ArrayList<>(List.of("index", "--pod", "web", "--into", folder));
        words.addAll(List.of(files));
        return Run.of(words.toArray(String[]::new));
    }

    private static List<String> all(String... input) {
        List<String> words = new ArrayList<>(List.of("ls", "-q", "-o", "ndjson"));
        words.addAll(List.of(input));
        return Run.of(words.toArray(String[]::new)).lines();
    }
}
