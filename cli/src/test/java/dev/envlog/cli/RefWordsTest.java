package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are named by what they are among all: last, worst and slowest. */
class RefWordsTest {

    @TempDir
    Path folder = Path.of("");

    private String file = "";

    /** A good slow one, a failed one, a slower failed one, a good one, a probe, and one that is open where the log ends. */
    @BeforeEach
    void write() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        request(log.at(0), 1, "/slow");
        request(log.at(10), 2, "/broken");
        failure(log.at(20), 2);
        request(log.at(30), 3, "/worse");
        failure(log.at(330), 3);
        answer(log.at(5_000), 1);
        request(log.at(6_000), 4, "/fine");
        answer(log.at(6_001), 4);
        request(log.at(7_000), 5, "/healthz/ready");
        answer(log.at(7_002), 5);
        request(log.at(8_000), 6, "/open");
        file = Run.file(folder, "proxy.log", log.bytes());
    }

    @ParameterizedTest
    @CsvSource({"last, S4", "worst, S3", "slowest, S1", "request worst, S3", "pod/proxy:slowest, S1"})
    void aWordNamesARequest(String words, String name) {
        assertThat(show("--pod proxy -o name " + words + " " + file)).isEqualTo(name + "\n");
    }

    @Test
    void theyAreTheSameAsTheListSpeaksOf() {
        String notes = Run.of("ls", file).err();
        assertThat(notes).contains("slowest @3 5000ms", "next: envlog explain @2 ");
        assertThat(show("-o name @3 " + file)).isEqualTo(show("-o name slowest " + file));
        assertThat(show("-o name @2 " + file)).isEqualTo(show("-o name worst " + file));
    }

    @Test
    void aSideCallIsNotWhatTheListSaysToLookAtWhereSomebodyAskedForSomething() {
        String calls = Cases.named("side-calls").input().toString();
        Run list = Run.of("ls", "--where", "NOT status:[400 TO 499]", calls);
        // The one that failed is a side call.
        assertThat(list.out()).containsPattern("↳POST .* ✗");
        String number =
                list.err().lines().toList().get(list.err().lines().toList().size() - 1);
        Run next = Run.of("show", "-q", "-o", "ndjson", number.replaceFirst(".*(@\\d+).*", "$1"), calls);
        assertThat(next.out()).contains("\"kind\":\"http\"");
    }

    @Test
    void onlyWhatHasAPartInTheTimeAskedForIsMeant() {
        assertThat(show("-o name --since 10:00:05.500 slowest " + file)).isEqualTo("S4\n");
        assertThat(show("-o name --until 10:00:00.025 last " + file)).isEqualTo("S1\n");
    }

    @Test
    void whereNothingFailedTheSlowestIsTheWorst() {
        assertThat(show("-o name --since 10:00:00.400 worst " + file)).isEqualTo("S1\n");
    }

    @Test
    void whatIsOpenIsTheLastOnlyIfNothingEnded() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        request(log, 7, "/a");
        request(log, 8, "/b");
        assertThat(Run.piped(log.text(), "show", "-q", "-o", "name", "last").out())
                .isEqualTo("S8\n");
    }

    @Test
    void ofALogWithoutTimesNoneIsTheSlowest() {
        String bare = """
                envoy http\t[C1] new stream
                envoy http\t[C1][S9] request headers complete (end_stream=true):
                ':path', '/'
                """;
        Run run = Run.piped(bare, "show", "-q", "slowest");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no request is the slowest", "have a time");
        assertThat(Run.piped(bare, "show", "-q", "-o", "name", "worst").out()).isEqualTo("S9\n");
    }

    private static String show(String words) {
        return Run.of(("show -q " + words).split(" ")).out();
    }

    private static void request(EnvoyLogWriter log, long stream, String path) {
        log.conn("http", stream, "new stream");
        log.stream("http", stream, stream, "request headers complete (end_stream=true):")
                .headers(":authority", "shop", ":path", path, ":method", "GET", "user-agent", agent(path));
    }

    private static String agent(String path) {
        return path.startsWith("/healthz") ? "kube-probe/1.29" : "curl/8";
    }

    private static void failure(EnvoyLogWriter log, long stream) {
        log.stream("http", stream, stream, "Sending local reply with details no_healthy_upstream");
        log.stream("http", stream, stream, "encoding headers via codec (end_stream=true):")
                .headers(":status", "503");
        log.stream("http", stream, stream, "Codec completed encoding stream.");
    }

    private static void answer(EnvoyLogWriter log, long stream) {
        log.stream("http", stream, stream, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200");
        log.stream("http", stream, stream, "Codec completed encoding stream.");
    }
}
