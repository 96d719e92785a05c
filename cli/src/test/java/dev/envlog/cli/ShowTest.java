package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowTest {

    @TempDir
    Path folder;

    private static final Case SEED = Cases.named("seed");
    private static final String LOG = SEED.input().toString();
    private static final String STREAM = "S11192089021443921902";

    @Test
    void aPluginsMessageThatBeginsWithALineEndIsToldByItsFirstLine() {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 11, "request headers complete (end_stream=true):")
                        .headers(":authority", "a.b", ":path", "/x", ":method", "GET")
                        .plain("lua", "script log: ")
                        .line("")
                        .line("[wirelog] >> request headers >> :path: /x")
                        .plain("wasm", "wasm log stats stats: ")
                        .line("   onRequestHeaders()")
                        .stream("http", 1, 11, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .text();
        assertThat(Run.with(Run.host(log.getBytes(StandardCharsets.UTF_8)), "show", "S11")
                        .out())
                .contains("script says: [wirelog] >> request headers >> :path: /x", "stats: onRequestHeaders()");
    }

    @Test
    void tellsTheStoryOfARequestAt80Columns() {
        SEED.check("show.txt", show("stream", STREAM, "--width", "80").out());
    }

    @Test
    void usesTheRoomOfAWideTerminal() {
        SEED.check("show-wide.txt", show(STREAM, "--width", "170").out());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 110, 120, 130, 140, 160})
    void namesAreWrittenOutOnlyWhereStepsKeepTheirRoom(int width) {
        String shown = show(STREAM, "--width", String.valueOf(width)).out();
        assertThat(shown.contains(" envoy.filters.network.http_connection_manager"))
                .isEqualTo(width >= 160);
        assertThat(shown.contains("│ GET fortio-server:8080/, 14 headers, no body "))
                .isEqualTo(width >= 100);
    }

    @Test
    void readsNoFurtherThanARequestGivenByItsNumberNeeds() throws IOException {
        String seed = Files.readString(SEED.input());
        Path many = Files.writeString(
                folder.resolve("many.log"),
                seed.repeat(9_000 / seed.lines().toList().size() * 2));
        Run first = Run.of("show", "@1", "--width", "80", many.toString());
        Run whole = Run.of("show", "@1", "--width", "80", "--whole", many.toString());
        assertThat(first.out()).isEqualTo(whole.out()).contains("@1");
        assertThat(first.err()).containsPattern("the\\s+rest\\s+was\\s+not\\s+read");
        assertThat(whole.err()).doesNotContainPattern("not\\s+read");
        assertThat(Run.of("show", "@100000", many.toString()).err()).contains("@100000");
    }

    /** Ids count from 0, and what has no connection prints 0 as well. */
    @Test
    void theConnectionOfASideCallIsItsUpstream() throws IOException {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .stream("router", 0, 7, "cluster 'xds' match for URL '/envoy.service.Discovery/Stream'").stream(
                                "router", 0, 7, "router decoding headers:")
                        .headers(":method", "POST", ":path", "/envoy.service.Discovery/Stream", ":authority", "xds")
                        .plain("pool", "queueing stream due to no available connections (ready=0 busy=0 connecting=0)")
                        .plain("pool", "creating a new connection (connecting=0)")
                        .conn("http2", 0, "updating connection-level initial window size to 268435456")
                        .conn("connection", 0, "current connecting state: true")
                        .conn("client", 0, "connecting")
                        .conn("connection", 0, "connecting to 10.0.0.1:15010")
                        .conn("connection", 0, "delayed connect error: 111")
                        .conn("connection", 0, "closing socket: 0");
        Path file = Files.writeString(folder.resolve("zero.log"), log.text());
        String shown = Run.of("show", "@1", "--width", "140", file.toString()).out();
        assertThat(shown)
                .containsPattern("│ connection is not connected yet +│ +C0")
                .containsPattern("│ HTTP/2 connection window set to 268435456 bytes +│ +C0")
                .contains("socket closed by the upstream")
                .doesNotContain("by the client")
                .doesNotContainPattern("(?m)^ +\\d.* C0 +│");
    }

    @Test
    void showsHeadersWithoutSecrets() {
        SEED.check(
                "show-headers.txt", show(STREAM, "--width", "100", "--headers").out());
    }

    @Test
    void showsEveryLineOfTheRecords() {
        Run run = show(STREAM, "--lines", "--no-redact");
        assertThat(run.out())
                .contains(
                        "    envoy pool\t[C12991] creating stream".replace('\t', ' '),
                        "    'x-b3-traceid', '03824b6065cd13e0559df95ebf18def7'",
                        "x-forwarded-client-cert', 'By=spiffe://cluster.local");
    }

    @Test
    void saysWhatFailedAndWhereTheTimeWent() {
        Case retry = Cases.named("retry");
        String first = Run.of("ls", "-q", "-o", "name", retry.input().toString())
                .lines()
                .get(0);
        retry.check(
                "show.txt",
                Run.of("show", first, retry.input().toString(), "-q", "--width", "80")
                        .out());
    }

    @Test
    void placesAnAccessLogLineWithoutMisreadingItsTime() {
        Case joined = Cases.named("access-log");
        String first = Run.of("ls", "-q", "-o", "name", joined.input().toString())
                .lines()
                .get(0);
        joined.check(
                "show.txt",
                Run.of("show", first, joined.input().toString(), "-q", "--width", "80")
                        .out());
    }

    @Test
    void drawsWithAsciiWhereTheLocaleHasNoUtf8() {
        Run run = Run.with(
                Run.host(new ByteArrayInputStream(new byte[0]), false, Map.of("LANG", "C")), "show", STREAM, LOG);
        assertThat(run.out()).contains("----->|", "ok response 200").matches("\\p{ASCII}*");
    }

    @Test
    void coloursOnlyWhenAsked() {
        assertThat(show(STREAM).out()).doesNotContain("\u001b");
        String coloured = show(STREAM, "--color", "always").out();
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").lines().map(String::stripTrailing))
                .isEqualTo(show(STREAM).lines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S1119",
                "S1119…902",
                "11192089021443921902",
                "C12990",
                "C12990/1",
                "C12991",
                "[C12990][S11192089021443921902]",
                "[C12990][S1119…]",
                "[Tags: \"ConnectionId\":\"12990\",\"StreamId\":\"11192089021443921902\"]",
                "437a5a",
                "437A5A3E-F057-4079-a959-dad3d7dcf6a6",
                "@1"
            })
    void findsTheRequestByEveryKindOfReference(String reference) {
        Run run = Run.of("show", reference, LOG, "-q", "-o", "name");
        assertThat(run).isEqualTo(new Run(0, STREAM + "\n", ""));
    }

    @Test
    void takesWordsBeforeTheReferenceAndTwoWordsForOne() {
        assertThat(Run.of("show", "conn", "C12990", LOG, "-q", "-o", "name").out())
                .isEqualTo(STREAM + "\n");
        assertThat(Run.of("show", "request", "@1", LOG, "-q", "-o", "name").out())
                .isEqualTo(STREAM + "\n");
        assertThat(Run.of("show", "C12990", "S1119…", LOG, "-q", "-o", "name").out())
                .isEqualTo(STREAM + "\n");
    }

    @Test
    void asksWhichOneIfSeveralFit() {
        Case tcp = Cases.named("http1-reuse");
        Run all = Run.of("ls", "-q", "-o", "name", tcp.input().toString());
        String shared = all.lines().stream()
                .map(name -> name.substring(0, 2))
                .filter(start -> all.lines().stream()
                                .filter(name -> name.startsWith(start))
                                .count()
                        > 1)
                .findFirst()
                .orElseThrow();
        Run run = Run.of("show", shared, tcp.input().toString(), "-q");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("envlog: '" + shared + "' names ")
                .contains("say which:\n  @", "GET ", "input.log:");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void severalAreShownInTheOrderNamed() {
        String file = Cases.named("retry").input().toString();
        Run run = Run.of("show", "@3", "request", "@1", "C4", "-q", file);
        assertThat(run.out())
                .isEqualTo(String.join(
                        "\n",
                        Run.of("show", "@3", file).out(),
                        Run.of("show", "@1", file).out(),
                        Run.of("show", "C4", file).out()));
        assertThat(run.exit()).isZero();
        assertThat(Run.of("show", "@3", "@1", "--by", file).out())
                .isEqualTo(Run.of("show", "@3", "--by", file).out() + "\n"
                        + Run.of("show", "@1", "--by", file).out());
        assertThat(Run.of("show", "@3", "@1", "-o", "ndjson", file).out())
                .isEqualTo(Run.of("show", "@3", "-o", "ndjson", file).out()
                        + Run.of("show", "@1", "-o", "ndjson", file).out());
        assertThat((List<?>)
                        Run.of("show", "@3", "@1", "-o", "json", file).json().get(0))
                .hasSize(2);
    }

    @Test
    void thoseThatAreThereAreShownAndTheOthersNamed() {
        String file = Cases.named("retry").input().toString();
        Run run = Run.of("show", "@9", "@1", "S1118", "-q", "-o", "name", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(Run.of("show", "@1", "-o", "name", file).out());
        assertThat(run.err().lines())
                .containsExactly(
                        "envlog: no request is named '@9'; requests are numbered @1 to @4",
                        "envlog: no request is named 'S1118'; the nearest stream is S15142000196563684621");
        Run ambiguous = Run.of("show", "S1", "@1", "-q", "-o", "name", file);
        assertThat(ambiguous.exit()).isEqualTo(2);
        assertThat(ambiguous.out()).isEqualTo(run.out());
        assertThat(ambiguous.err()).startsWith("envlog: 'S1' names 3 requests; say which:\n  @2  ");
    }

    @Test
    void aFileThatIsCalledLikeARequestIsAFile() throws IOException {
        Path file = Files.copy(SEED.input(), folder.resolve("S1119"));
        assertThat(Run.of("show", "@1", file.toString(), "-q", "-o", "name").out())
                .isEqualTo(STREAM + "\n");
        assertThat(Run.of("show", "@1", "nothing.log").err()).contains("nothing.log: no such file");
    }

    @Test
    void namesTheNearestIfNoneFits() {
        Run run = Run.of("show", "S1118", LOG, "-q");
        assertThat(run)
                .isEqualTo(
                        new Run(1, "", "envlog: no request is named 'S1118'; the nearest stream is " + STREAM + "\n"));
        assertThat(Run.of("show", "@7", LOG, "-q").err())
                .isEqualTo("envlog: no request is named '@7'; requests are numbered @1 to @1\n");
        assertThat(Run.of("show", "C5", LOG, "-q").err()).contains("the log has 1 request; 'envlog ls' lists them");
    }

    @Test
    void saysHowToNameARequest() {
        assertThat(Run.of("show", "stream").err()).startsWith("envlog: no request named; give a stream");
        assertThat(Run.of("show", "proxy.log").err())
                .startsWith("envlog: 'proxy.log' names no request and no file; give a stream");
        assertThat(Run.of("show", "proxy.log").exit()).isEqualTo(2);
        assertThat(Run.of("show", "[C12990][S1119", LOG).out())
                .isEqualTo(Run.of("show", STREAM, LOG).out());
        // One request needs no name.
        assertThat(Run.of("show", LOG).out())
                .isEqualTo(Run.of("show", STREAM, LOG).out());
        assertThat(Run.of("show", Cases.named("retry").input().toString()).err())
                .contains("the log has 4 requests; say which, by number, stream or connection:\n  @1  ");
    }

    @Test
    void givesTheRecordWithItsStepsToPrograms() {
        Map<String, Object> request = show(STREAM, "-o", "json").object();
        assertThat(request).containsEntry("schema", "envlog/request/1").containsEntry("status", 200L);
        assertThat((List<?>) request.get("steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(((Map<?, ?>) step).keySet().toString())
                        .contains("schema", "component", "componentBy", "owner"));
        assertThat(show(STREAM, "-o", "ndjson").object()).isEqualTo(request);
    }

    private static Run show(String... args) {
        List<String> all = new java.util.ArrayList<>(List.of("show"));
        all.addAll(List.of(args));
        all.add(LOG);
        all.add("-q");
        return Run.of(all.toArray(String[]::new));
    }
}
