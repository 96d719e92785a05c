package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.index.ExchangeIndex;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an index when its logs do not stay as they were, and what else may befall it. */
class IndexUpdateTest {

    private static final List<List<String>> QUESTIONS = List.of(
            List.of("ls", "-o", "ndjson"),
            List.of("conn", "--all", "-o", "ndjson"),
            List.of("show", "@3", "--lines"),
            List.of("query", "status:503", "-o", "name"),
            List.of("stats", "--by", "status"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13})
    void aGrownFileGoneOnWithGivesWhatOneIndexedAtOnceGives(int steps) throws IOException {
        byte[] all = ManyRequests.from(0, 1600);
        Path log = folder.resolve("grown.log");
        for (int i = 1; i <= steps; i++) {
            // In the middle of a record, mostly.
            Files.write(log, java.util.Arrays.copyOf(all, (int) ((long) all.length * i / steps)));
            assertThat(Run.of("index", "--into", index(), log.toString()).exit())
                    .isZero();
        }
        assertThat(answers("--index", index())).isEqualTo(answers(log.toString()));
        assertThat(Run.of("index", "check", index()).out()).contains("whole, 1,600 requests");
    }

    @Test
    void ofALogThatIsAsItWasNothingIsRead() throws IOException {
        Path log = write("a.log", ManyRequests.from(0, 10));
        assertThat(Run.of("index", "--into", index(), log.toString()).err()).contains("10 requests");
        String before = String.join("\n", answers("--index", index()));
        Run again = Run.of("index", "--into", index(), log.toString());
        assertThat(again.err()).contains("a.log: unchanged").doesNotContain("understood");
        assertThat(String.join("\n", answers("--index", index()))).isEqualTo(before);
    }

    @Test
    void aLogIsReadAnewIfAnotherThingIsSaidOfIt() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 10)).toString();
        Run.of("index", "--into", index(), log);
        for (List<String> said : List.of(
                List.of("--pod", "other"),
                List.of("--pod", "other", "--access-log-format", "%START_TIME% %RESPONSE_CODE%"),
                List.of("--log-format", "[%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v"))) {
            List<String> words = new ArrayList<>(List.of("index", "--into", index(), log));
            words.addAll(said);
            String[] command = words.toArray(String[]::new);
            assertThat(Run.of(command).err()).contains("read again from its beginning", "10 requests");
            assertThat(Run.of(command).err()).contains("a.log: unchanged");
        }
        Run.of("index", "--into", index(), log, "--pod", "other");
        assertThat(Run.of("ls", "-o", "ndjson", "-m", "1", "--index", index()).out())
                .contains("\"pod\":\"other\"");
    }

    @Test
    void whatRotationLeftIsReadToItsEndAndKept() throws IOException {
        Path log = write("a.log", ManyRequests.from(0, 10));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        append(log, ManyRequests.from(10, 12));
        Files.move(log, folder.resolve("a.log.1"));
        write("a.log", ManyRequests.from(12, 15));
        Run run = Run.of("index", "--into", index(), log.toString());
        assertThat(run.err()).contains("another file has this name now", "read to its end as a.log.1");
        assertThat(streams()).isEqualTo(streamsOf(0, 15));
        // The new file goes on to grow, the old one is named by nobody any more.
        append(log, ManyRequests.from(15, 20));
        Files.delete(folder.resolve("a.log.1"));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        assertThat(streams()).isEqualTo(streamsOf(0, 20));
    }

    @Test
    void anotherFileOfTheSameNameIsAddedAndTheOneBeforeKept() throws IOException {
        Path log = write("a.log", ManyRequests.from(0, 10));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        Files.delete(log);
        write("a.log", ManyRequests.from(50, 70));
        Run run = Run.of("index", "--into", index(), log.toString());
        assertThat(run.err()).contains("what was indexed of the one before is kept");
        List<String> wanted = streamsOf(0, 10);
        wanted.addAll(streamsOf(50, 70));
        assertThat(streams()).isEqualTo(wanted);
    }

    @Test
    void aLogThatBecomesPartOfARotatedSetIsThereOnce() throws IOException {
        Path log = write("a.log", ManyRequests.from(0, 10));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        Path moved = folder.resolve("a.log.1");
        Files.move(log, moved);
        write("a.log", ManyRequests.from(10, 15));
        assertThat(Run.of("index", "--into", index(), moved.toString(), log.toString())
                        .exit())
                .isZero();
        assertThat(streams()).isEqualTo(streamsOf(0, 15));
        assertThat(answers("--index", index())).isEqualTo(answers(moved.toString(), log.toString()));
    }

    @Test
    void severalLogsGiveWhatTheyGiveReadTogether() throws IOException {
        String retry = write("retry.log", Cases.named("retry").bytes()).toString();
        String reuse = write("reuse.log", Cases.named("http1-reuse").bytes()).toString();
        String tcp = write("tcp.log", Cases.named("tcp").bytes()).toString();
        assertThat(Run.of("index", "--into", index(), retry, reuse).exit()).isZero();
        assertThat(Run.of("index", "--into", index(), tcp).exit()).isZero();
        assertThat(answers("--index", index())).isEqualTo(answers(retry, reuse, tcp));
    }

    @Test
    void membersOfAnArchiveAreKeptEach() throws IOException {
        Path zip = folder.resolve("logs.zip");
        zip(
                zip,
                Map.of(
                        "retry.log",
                        Cases.named("retry").bytes(),
                        "tcp.log",
                        Cases.named("tcp").bytes()));
        assertThat(Run.of("index", "--into", index(), zip.toString()).exit()).isZero();
        assertThat(answers("--index", index())).isEqualTo(answers(zip.toString()));
        assertThat(Run.of("index", "--into", index(), zip.toString()).err()).contains("unchanged");
        zip(
                zip,
                Map.of(
                        "retry.log",
                        ManyRequests.from(0, 4),
                        "tcp.log",
                        Cases.named("tcp").bytes()));
        assertThat(Run.of("index", "--into", index(), zip.toString()).exit()).isZero();
        assertThat(answers("--index", index())).isEqualTo(answers(zip.toString()));
    }

    @Test
    void anIndexThatIsBehindItsLogSaysSo() throws IOException {
        Path log = write("x.log", ManyRequests.from(0, 5));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        assertThat(Run.of("ls", "--index", index()).err()).doesNotContain("since it was indexed");
        append(log, ManyRequests.from(5, 9));
        assertThat(Run.of("ls", "--index", index()).err())
                .contains(log + ": has grown since it was indexed; 'envlog index' brings the index up to date");
        Files.write(log, ManyRequests.from(20, 40));
        assertThat(Run.of("stats", "--by", "all", "--index", index()).err())
                .contains(log + ": is another file than the one that was indexed");
        Files.delete(log);
        assertThat(Run.of("ls", "--index", index()).err())
                .doesNotContain("since it was")
                .doesNotContain("another file");
    }

    @Test
    void severalLogsAreNumberedLikewiseThoughOneWaitsForItsAccessLog() throws IOException {
        String first = write("a.log", ManyRequests.from(0, 600)).toString();
        String second = write("b.log", ManyRequests.from(0, 600)).toString();
        byte[] waiting = new EnvoyLogWriter()
                .line(
                        "[2026-01-05T09:59:59.000Z] \"GET /x HTTP/1.1\" 200 - 0 12 7 6 \"-\" \"curl/8\" \"-\" \"shop\" \"10.1.0.1:80\"")
                .bytes();
        String third = write("c.log", join(waiting, ManyRequests.from(0, 600))).toString();
        assertThat(Run.of("index", "--into", index(), first, second, third).exit())
                .isZero();
        List<String> read = order(first, second, third);
        assertThat(read).as("one of them is told by the access log alone").hasSize(1801);
        assertThat(order("--index", index())).isEqualTo(read);
        List<String> ends = Run.of("ls", "-q", "-o", "csv", "--columns", "end", first, second, third)
                .lines();
        assertThat(ends.subList(1, ends.size())).isSorted();
    }

    private static List<String> order(String... inputs) {
        List<String> command = new ArrayList<>(List.of("ls", "-q", "-o", "csv", "--columns", "number,pod,stream"));
        command.addAll(List.of(inputs));
        return Run.of(command.toArray(String[]::new)).lines().stream().skip(1).toList();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void whatIsPipedInNeedsADirectory() {
        String log = new String(ManyRequests.from(0, 5), StandardCharsets.UTF_8);
        Run nowhere = Run.piped(log, "index");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("name a directory with --into");
        assertThat(Run.piped(log, "index", "--into", index()).exit()).isZero();
        assertThat(streams()).isEqualTo(streamsOf(0, 5));
    }

    @Test
    void anIndexNobodyNamedAPlaceForLiesInTheCacheAndIsFoundByItsLog() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 5)).toString();
        Map<String, String> env =
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
        assertThat(cached(env, "index", "ls").err()).contains("there is no index in your cache");
        Run made = cached(env, "index", log);
        assertThat(made.exit()).isZero();
        Path at = Path.of(made.out().strip());
        assertThat(at).startsWith(folder.resolve("cache")).isDirectory();
        if (at.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(cached(env, "ls", "-o", "name", "--index", log).lines()).hasSize(5);
        Path elsewhere = Files.move(Path.of(log), folder.resolve("a.log.1"));
        assertThat(cached(env, "ls", "-o", "name", "--index", log).lines()).hasSize(5);
        assertThat(cached(env, "ls", "--index", elsewhere.toString()))
                .isEqualTo(new Run(
                        2,
                        "",
                        "envlog: " + elsewhere + ": is no index, and none was made of it alone; make one: envlog index "
                                + elsewhere + ", or name a directory ('envlog index ls' lists those in your cache)\n"));
        Files.move(elsewhere, Path.of(log));
        assertThat(cached(env, "index", "ls").out()).contains("REQUESTS", "a.log");
        assertThat(cached(env, "index", "check").out()).contains("whole, 5 requests");
        assertThat(cached(env, "index", "rm", log).err()).contains("removed");
        assertThat(at).doesNotExist();
        assertThat(Path.of(log)).exists();
        assertThat(cached(env, "index", "rm", log).exit()).isEqualTo(2);
        assertThat(cached(env, "index", "rm").err()).contains("no index named");
    }

    @Test
    void ofTwoProcessesOneWritesAndBothRead() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 5)).toString();
        assertThat(Run.of("index", "--into", index(), log).exit()).isZero();
        try (ExchangeIndex other = ExchangeIndex.open(Path.of(index()))) {
            assertThat(other.logs()).hasSize(1);
            for (List<String> command :
                    List.of(List.of("index", "--into", index(), log), List.of("index", "rm", index()))) {
                Run second = Run.of(command.toArray(new String[0]));
                assertThat(second.exit()).isEqualTo(2);
                assertThat(second.err()).contains("another envlog writes this index; wait until it is done");
            }
            assertThat(streams()).isEqualTo(streamsOf(0, 5));
        }
    }

    @Test
    void damageIsToldAndAnIndexOfAnotherVersionRefused() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 400)).toString();
        assertThat(Run.of("index", "--into", index(), log).exit()).isZero();
        try (Stream<Path> files = Files.list(Path.of(index()))) {
            Path largest = files.max(
                            Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(largest, bytes);
        }
        Run check = Run.of("index", "check", index());
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.err())
                .contains("the index is damaged; remove it (envlog index rm ")
                .doesNotContain("Exception");

        Path old = folder.resolve("old");
        try (Directory directory = FSDirectory.open(old);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("envlog.format", "0").entrySet());
            writer.commit();
        }
        for (String[] command : new String[][] {
            {"ls", "--index", old.toString()},
            {"index", "--into", old.toString(), log},
            {"index", "check", old.toString()}
        }) {
            Run run = Run.of(command);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("was written by another version of envlog");
        }
        assertThat(Run.of("index", "rm", old.toString()).exit()).isZero();
    }

    private String index() {
        return folder.resolve("index").toString();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void append(Path log, byte[] more) throws IOException {
        Files.write(log, more, java.nio.file.StandardOpenOption.APPEND);
    }

    private static void zip(Path zip, Map<String, byte[]> members) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                packed.putNextEntry(new ZipEntry(member.getKey()));
                packed.write(member.getValue());
            }
        }
    }

    private List<String> streams() {
        return Run.of("ls", "-o", "csv", "--columns", "stream", "--index", index())
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private static List<String> streamsOf(int first, int end) {
        List<String> streams = new ArrayList<>();
        for (int i = first; i < end; i++) {
            streams.add(ManyRequests.stream(i));
        }
        return streams;
    }

    private static List<String> answers(String... input) {
        List<String> answers = new ArrayList<>();
        for (List<String> question : QUESTIONS) {
            List<String> words = new ArrayList<>(question);
            words.addAll(List.of(input));
            Run run = Run.of(words.toArray(new String[0]));
            answers.add(run.exit() + "\n" + run.out());
        }
        return answers;
    }

    private static Run cached(Map<String, String> env, String... args) {
        return Run.with(Run.host(new ByteArrayInputStream(new byte[0]), false, env), args);
    }
}
