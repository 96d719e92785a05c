package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.input.InputRules;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log written again: which bytes, and when. */
class LogReplayTest {

    private static final Tempo AT_ONCE = new Tempo(Tempo.MAX, Long.MAX_VALUE);

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    /** What was waited, in milliseconds, and how many bytes had been written by then. */
    private final List<String> waits = new ArrayList<>();

    private long now;

    private final Pace pace = new Pace() {
        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(long millis) {
            waits.add(millis + " after "
                    + written.toString(StandardCharsets.UTF_8).lines().count());
            now += millis;
        }
    };

    @Test
    void everyKindOfLogComesOutByteForByte() throws IOException {
        for (Case log : Cases.all()) {
            written.reset();
            replay(AT_ONCE, Window.ALL, log.input().toString());
            assertThat(written.toByteArray()).as(log.name()).isEqualTo(plain(log.input()));
        }
    }

    @Test
    void bytesThatAreNoTextAndLinesWithoutEndComeOutAsTheyAre() throws IOException {
        Random random = new Random(11);
        for (int size : new int[] {0, 1, 70_000, 3_000_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            written.reset();
            replay(AT_ONCE, Window.ALL, file("noise", noise));
            assertThat(written.toByteArray()).isEqualTo(noise);
        }
    }

    @Test
    void aLineLongerThanWhatIsKeptComesOutWhole() throws IOException {
        byte[] log = new EnvoyLogWriter()
                .conn("http", 1, "new stream")
                .line("x".repeat(20 << 20))
                .conn("http", 2, "new stream")
                .bytes();
        replay(AT_ONCE, Window.ALL, file("long", log));
        assertThat(written.toByteArray()).isEqualTo(log);
    }

    @Test
    void eachRecordIsWrittenWithItsLinesWhenItsTimeHasCome() throws IOException {
        LogReplay.Result result = replay(new Tempo(2, Long.MAX_VALUE), Window.ALL, threeRecords());
        // Two lines of the second record: it is written before what comes later is waited for.
        assertThat(waits).containsExactly("500 after 1", "4500 after 5");
        assertThat(result).isEqualTo(new LogReplay.Result(3, true, 0, 0));
    }

    @Test
    void silencesThatAreTooLongAreShortenedAndCounted() throws IOException {
        LogReplay.Result result = replay(new Tempo(1, 2_000_000_000L), Window.ALL, threeRecords());
        assertThat(waits).containsExactly("1000 after 1", "2000 after 5");
        assertThat(result).isEqualTo(new LogReplay.Result(3, true, 1, 7_000_000_000L));
    }

    @Test
    void aClockThatGoesBackIsNotWaitedFor() throws IOException {
        byte[] log = new EnvoyLogWriter()
                .at(5_000)
                .conn("http", 1, "new stream")
                .at(0)
                .conn("http", 2, "new stream")
                .at(5_001)
                .conn("http", 3, "new stream")
                .bytes();
        replay(new Tempo(1, Long.MAX_VALUE), Window.ALL, file("back", log));
        assertThat(waits).containsExactly("1 after 2");
        assertThat(written.toByteArray()).isEqualTo(log);
    }

    @Test
    void onlyTheTimeAskedForIsWrittenAndItsRecordsAreWhole() throws IOException {
        String log = threeRecords();
        Workspace workspace = workspace(log);
        Window window = workspace.window(TimeRange.of("10:00:01", "10:00:02"));
        workspace.replay(new ByteOutput(written), new Tempo(1, Long.MAX_VALUE), window, pace);
        assertThat(written.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(".*\\] ", "")))
                .containsExactly("request headers complete (end_stream=true):", "':path', '/'", "':method', 'GET'", "");
        assertThat(waits).isEmpty();
    }

    @Test
    void rotatedFilesAreOneLog() throws IOException {
        byte[] before = new EnvoyLogWriter().at(0).conn("http", 1, "new stream").bytes();
        byte[] after =
                new EnvoyLogWriter().at(300).conn("http", 2, "new stream").bytes();
        String first = file("proxy.log.1", before);
        replay(new Tempo(1, Long.MAX_VALUE), Window.ALL, file("proxy.log", after), first);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(new String(before, StandardCharsets.UTF_8) + new String(after, StandardCharsets.UTF_8));
        assertThat(waits).containsExactly("300 after 1");
    }

    @Test
    void severalLogsAndLogsThatCannotBeReadAreRefused() throws IOException {
        String one = threeRecords();
        String other = file(
                "other.log", new EnvoyLogWriter().conn("http", 9, "new stream").bytes());
        assertThatThrownBy(() -> replay(AT_ONCE, Window.ALL, one, other))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("replay: these are several logs; name one");
        assertThatThrownBy(() -> replay(AT_ONCE, Window.ALL, "nowhere.log"))
                .isInstanceOf(UserError.class)
                .hasMessage("nowhere.log: no such file");
        assertThat(written.size()).isZero();
    }

    @Test
    void aWriterOfTextGetsItsLog() throws IOException {
        StringWriter text = new StringWriter();
        String log = threeRecords();
        workspace(log).replay(new PrintWriter(text), AT_ONCE, Window.ALL, pace);
        assertThat(text.toString()).isEqualTo(Files.readString(Path.of(log)));
    }

    private static byte[] plain(Path file) throws IOException {
        boolean packed = file.toString().endsWith(".gz");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = packed ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        }
    }

    private LogReplay.Result replay(Tempo tempo, Window window, String... files) {
        return workspace(files).replay(new ByteOutput(written), tempo, window, pace);
    }

    private static Workspace workspace(String... files) {
        Host host = new Host(new ByteArrayInputStream(new byte[0]), false, false, false, 0, Map.of());
        return new Workspace(Inputs.of(List.of(files), InputRules.DEFAULT, host, "replay"));
    }

    /** At 0, 1 and 10 seconds; the second has a header block. */
    private String threeRecords() throws IOException {
        EnvoyLogWriter log = new EnvoyLogWriter().at(0).conn("http", 1, "new stream");
        log.at(1_000).stream("http", 1, 2, "request headers complete (end_stream=true):")
                .headers(":path", "/", ":method", "GET");
        return file("three.log", log.at(10_000).conn("http", 3, "new stream").bytes());
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }
}
