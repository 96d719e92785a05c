package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    private static final List<String> FIELDS = List.of(
            "schema",
            "file",
            "pod",
            "format",
            "confidence",
            "problem",
            "lines",
            "records",
            "understood",
            "unknownLines",
            "strayLines",
            "cutLines",
            "accessRecords",
            "accessJoined",
            "accessAlone",
            "agentRecords",
            "headerless",
            "envoy",
            "unknown",
            "ids",
            "clock",
            "requests",
            "restarts",
            "critical",
            "rejected",
            "notable",
            "loggers",
            "missing",
            "mesh",
            "commands",
            "advice");

    @Test
    void aCheckupFitsOnAScreenOf80Columns() throws IOException {
        Case log = Cases.named("retry");
        Run run = Run.with(Run.host(Files.readAllBytes(log.input())), "doctor", "--width", "80");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
        log.check("doctor.txt", run.out());
    }

    @Test
    void programsGetEveryFieldWhateverTheLog() {
        for (Case log : Cases.all()) {
            Run run = Run.of("doctor", "-o", "ndjson", log.input().toString());
            assertThat(run.exit()).as(log.toString()).isZero();
            Map<String, Object> checkup = run.object();
            assertThat(checkup.keySet()).as(log.toString()).containsExactlyElementsOf(FIELDS);
            assertThat(checkup.get("schema")).isEqualTo("envlog/doctor/1");
            assertThat(Run.of("doctor", "-o", "json", log.input().toString()).object())
                    .isEqualTo(checkup);
        }
    }

    @Test
    void theWordingsNarrowTheReleaseAndTheFirstOfEachBoundIsShown() {
        Run run = doctor(new EnvoyLogWriter()
                .conn("conn_handler", 1, "new connection from 10.0.0.1:40112").stream(
                        "http", 1, 2, "request end stream"));
        assertThat(run.out())
                .contains("envoy       1.19–1.26 · 3 of 3 telling wordings fit")
                .contains("not before: line 1 \"new connection from 10.0.0.1:40112\" (1.19 or later)")
                .contains("not after: line 2 ids printed as [C…][S…] (1.26 or earlier)");
    }

    @Test
    void whatDoesNotFitTheReleasesOfTheRestIsNamed() {
        Run run = doctor(new EnvoyLogWriter()
                .conn("conn_handler", 1, "new connection from 10.0.0.1:40112").stream(
                        "http", 1, 2, "request end stream")
                        .stream("http", 1, 2, "request end stream timestamp recorded"));
        assertThat(run.out())
                .contains("1.19–1.26 · 3 of 4")
                .contains("against: line 3 \"request end stream timestamp recorded\" (1.32 or later)");
    }

    @Test
    void aVersionThatTheLogItselfStatesCounts() {
        Run run = doctor(new EnvoyLogWriter()
                .plain("http", "a new thing")
                .level("critical")
                .plain(
                        "backtrace",
                        "Envoy version: 0123456789abcdef0123456789abcdef01234567/1.31.2/Clean/RELEASE/BoringSSL"));
        assertThat(run.out()).contains("envoy       1.31.2 · as line 2 says");
    }

    @Test
    void statementsThatNobodyKnowsAreCountedTogetherWithoutTheirSecrets() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 0; i < 3; i++) {
            log.plain("filter", "gizmo 'a" + i + "' took " + i + " ms");
        }
        log.plain("filter", "gizmo sends authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789");
        Run run = doctor(log);
        assertThat(run.out())
                .contains("unknown     ×3 filter line 1 \"gizmo 'a0' took 0 ms\"")
                .contains("×1 filter line 4")
                .doesNotContain("abcdefghij");
    }

    @Test
    void aLoggerThatShouldHaveSpokenIsMissingAndTheCommandsSayHowToRaiseAndRestoreIt() {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .stream("http", 1, 2, "request headers complete (end_stream=true):")
                        .headers(":authority", "orders", ":path", "/", ":method", "GET")
                        .stream("router", 1, 2, "router decoding headers:")
                        .headers(":authority", "orders", ":path", "/", ":method", "GET");
        // An excerpt that ends here: the pool has had no time to speak.
        assertThat(doctor(log).out()).doesNotContain("! not at debug");
        Run run = doctor(log.stream("router", 1, 2, "pool ready"));
        assertThat(run.out())
                .contains("missing     pool: no link to the upstream connection")
                .contains("silent      connection, client, conn_handler, filter, upstream: off, or nothing to say")
                .contains("raise       for l in pool connection client conn_handler filter upstream; do")
                .contains("restore     curl -sX POST -o /dev/null \"localhost:9901/logging?level=info\"")
                .contains("! not at debug: pool; raise it, then make the requests again");
    }

    @Test
    void inIstioTheCommandsAreIstiosAndNameThePod() {
        String log = Stream.of(
                        "2024-05-10T09:07:12.137004Z\tdebug\tenvoy http\t[C0] new stream",
                        "2024-05-10T09:07:12.138004Z\tdebug\tenvoy http\t[C0][S7] request end stream")
                .map(line -> "[pod/reviews-v1-68d/istio-proxy] " + line + "\n")
                .collect(Collectors.joining());
        assertThat(Run.piped(log, "doctor").out())
                .startsWith("- · reviews-v1-68d\n")
                .contains("Istio text without thread ids, no source positions in kubectl --prefix")
                .contains("restore     istioctl proxy-config log reviews-v1-68d --reset")
                .contains("! no thread ids");
    }

    @Test
    void aPodsNameThatAShellWouldTakeForMoreIsNotPutIntoACommand() {
        String log = "$(reboot)  | [2026-01-05 10:00:00.000][1][debug][router] [C1][S2] cluster 'outbound|80||x' match"
                + " for URL '/'\n";
        Run run = Run.piped(log, "doctor", "--pod", "$(reboot)");
        assertThat(run.out()).contains("istioctl proxy-config log POD --").doesNotContain("log $(reboot)");
    }

    @Test
    void severalFilesHaveABlockEachOrALineEach(@TempDir Path folder) {
        String one = Run.file(
                folder,
                "one.log",
                new EnvoyLogWriter().conn("http", 1, "new stream").bytes());
        String two = Run.file(folder, "two.log", "nothing of Envoy\n".getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("doctor", one, two);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(one + "\nformat").contains("\n\n" + two + "\nformat      none that is known");
        assertThat(Run.of("doctor", "--brief", "--width", "400", one, two).lines())
                .hasSize(2)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).startsWith(one + ": Envoy text");
                    assertThat(lines.get(1)).startsWith(two + ": no Envoy log");
                });
    }

    /** What there is to know stands behind the name. */
    @Test
    void oneLineForALogFitsOnTheScreenAndItsNameGivesWay(@TempDir Path folder) {
        String file = Run.file(
                folder,
                "a-name-of-a-pod-".repeat(8) + ".log",
                new EnvoyLogWriter().conn("http", 1, "new stream").bytes());
        assertThat(Run.of("doctor", "--brief", "--width", "120", file).lines())
                .singleElement()
                .asString()
                .hasSizeLessThanOrEqualTo(120)
                .contains("…", ".log: Envoy text", " understood · ");
    }

    @Test
    void formatsThatAreMixedAreListedWithTheirShares() {
        String envoy = new EnvoyLogWriter().conn("http", 1, "new stream").text();
        String istio = "2026-01-05T10:00:00.000000Z\tdebug\tenvoy http\t[C1] new stream\n";
        assertThat(Run.piped(envoy + istio + istio + istio, "doctor").out())
                .contains("Istio text 75 % and Envoy text 25 %");
        assertThat(Run.piped(envoy + istio.repeat(200), "doctor").out())
                .as("a line that was pasted in")
                .contains("format      Istio text")
                .doesNotContain("Envoy text");
    }

    @Test
    void headersWithoutTheirLineAreToldFromNoLog() {
        assertThat(Run.piped("front-1  | 'content-length', '27'\nfront-1  | 'server', 'envoy'\n", "doctor")
                        .out())
                .contains("! these are headers of a request or an answer")
                .doesNotContain("no line has the form");
    }

    /** It comes from a --log-format that pilot-agent passed once, and others still do. */
    @Test
    void aPrefixOfALogFormatTellsNoRelease() {
        String log = "[Envoy (Epoch 0)] [2022-11-24 03:05:23.491][33][critical][backtrace] Envoy version:"
                + " 4b24e8a92d204ce7d0ce90faa2d60705b2cbe3be/1.20.0/Modified/RELEASE/BoringSSL\n";
        assertThat(Run.piped(log, "doctor").out()).contains("1.20.0").doesNotContain("against");
    }

    @Test
    void oneWordingThatTellsBothEndsIsNotQuotedAsTheBeginningTwice() {
        String log =
                "[2023-05-17 04:14:24.357][911][debug][connection] [source/a.cc:191] [C29] handshake expecting read\n";
        assertThat(Run.piped(log, "doctor").out())
                .containsOnlyOnce("not before:")
                .contains("(1.12–1.15)");
    }

    @Test
    void exitCodesTellWhetherThereWasARecordAndWhetherItCouldBeRead(@TempDir Path folder) {
        assertThat(Run.piped("hello\n", "doctor").exit()).isEqualTo(1);
        assertThat(Run.piped("hello\n", "doctor").out()).contains("! no line has the form of an Envoy log");
        Run missing = Run.of("doctor", folder.resolve("none.log").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("no such file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            method=POST authority=a:443 request=/b response_flag=UT status=200 total_time_ms=15001   | --access-log-format
            {"verb":"GET","path":"/a","protocol":"HTTP/1.1","code":503,"took":129,"host":"shop"}     | --access-log-format
            10.0.0.1 [05/Jan/2026] "GET /a HTTP/1.1" 503 UF                                          | --access-log-format
            info access connection complete src.addr=10.0.0.1:4 dst.addr=10.0.0.2:15008 error="x"    | ztunnel
            2026-01-05T10:00:01.2Z error access connection complete src.addr=a:4 dst.addr=b:5        | ztunnel
            """)
    void aLogOfAnotherKindIsToldByItsName(String line, String expected) {
        String doctor = Run.piped(line + "\n", "doctor").out();
        assertThat(doctor).contains(expected).doesNotContain("with --log-level debug");
        assertThat(Run.piped(line + "\n", "ls").err()).contains(expected);
    }

    @Test
    void headersAtTheBeginningAreTheRestOfABlockAndNoDoubtfulLines() {
        String record =
                "[2024-10-21 11:18:16.782][1][debug][pool] [source/common/http/conn_pool_base.cc:78] queueing stream\n";
        String out = Run.piped("':scheme', 'http'\n'te', 'trailers'\n\n" + record, "doctor")
                .out();
        assertThat(out).contains("confidence 1.00").doesNotContain("many lines do not fit", "not understood");
    }

    @Test
    void theFurtherLinesOfAPluginsMessageAreNoDoubtfulLines() {
        String log = """
                [2023-06-02 03:51:02.389][19][info][lua] [source/extensions/filters/http/lua/lua_filter.cc:918] script log:\s
                [wirelog] >> request headers >> :authority: a.b
                [wirelog] >> request headers >> :path: /x
                [2023-06-02 03:51:02.389][19][info][wasm] [source/extensions/common/wasm/context.cc:1164] wasm log a b c: one
                two
                [2023-06-02 03:51:02.389][19][info][golang] [contrib/golang/common/log/cgo.cc:24]\s
                one
                two
                [2023-06-02 03:51:02.390][19][info][golang] [contrib/golang/common/log/cgo.cc:24]\s
                """;
        String page = Run.with(Run.host(log.getBytes(StandardCharsets.UTF_8)), "doctor")
                .out();
        assertThat(page).contains("confidence 1.00", "100 % understood").doesNotContain("not understood", "unknown ");
    }

    @Test
    void headersThatAreRecordsOfTheirOwnAreNotMissing() {
        String at = "[2017-08-09 04:37:44.401][13][debug][http] source/common/http/conn_manager_impl.cc:";
        String log = at + "400] [C6][S1] request headers complete (end_stream=true):\n" + at
                + "405] [C6][S1]   ':authority':'a'\n";
        assertThat(Run.piped(log, "doctor").out()).doesNotContain("header blocks are missing");
    }

    @Test
    void whatEnvoyRefusedIsToldWithTheLinesThatGoOnWithIt() {
        String log =
                "[2020-11-12 07:24:35.306][31298][warning][config] [source/common/config/grpc_subscription_impl.cc:107] gRPC"
                        + " config for type.googleapis.com/envoy.api.v2.Listener rejected: Error adding/updating listener(s)"
                        + " a: cannot bind '0.0.0.0:80'\nb: filter chain '' has the same matching rules\n";
        assertThat(Run.piped(log, "ls").err()).contains("b: filter chain '' has the same");
        assertThat(Run.piped(log, "doctor", "--width", "300").out()).contains("b: filter chain '' has the same");
        assertThat(Run.piped(log, "explain", "--width", "300").out()).contains("b: filter chain '' has the same");
    }

    @Test
    void aContainerWithoutALineOfEnvoyIsAnotherProgram() {
        String log = """
                envoy | [2026-01-05 10:00:00.001][23][debug][http] [source/common/http/conn_manager_impl.cc:375] [C5] new stream
                dnsserver | listening on port 53 now
                """;
        assertThat(Run.piped(log.repeat(2), "doctor").out())
                .contains("another program")
                .doesNotContain("with --log-level debug");
    }

    @Test
    void whereOnlyTheAccessLogIsThereItSaysHowToGetMore() {
        String line = "[2024-05-10T09:07:12.349Z] \"GET /a HTTP/1.1\" 503 UF - - \"-\" 0 19 0 - \"-\" \"curl\""
                + " \"1bd3a3a5-3f66-4b29-9a83-7a6f0c9a2f1d\" \"shop\" \"10.1.1.1:80\" inbound|80|| - 10.44.3.12:80"
                + " 10.44.3.10:33218 - default\n";
        assertThat(Run.piped(line, "doctor").out())
                .contains("! only the access log is here: raise the loggers to debug")
                .contains("raise       istioctl proxy-config log POD --level http:debug,router:debug,pool:debug,");
        String envoys =
                "[2024-05-10T09:07:12.349Z] \"GET /a HTTP/1.1\" 403 - 0 19 0 - \"-\" \"curl\" \"-\" \"shop\" \"-\"\n";
        assertThat(Run.piped(envoys, "doctor").out()).contains("raise       for l in http router pool");
        String denied = line.replace("503 UF - -", "403 - rbac_access_denied_matched_policy[none] -");
        assertThat(Run.piped(denied, "doctor").out()).contains("upstream:debug,rbac:debug");
        assertThat(Run.piped(line, "ls").err()).contains("1 access-log line, no debug log");
    }

    @Test
    void aLoggerWhoseNameBeginsThatOfAnotherIsNotTorn() {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .conn("http2", 1, "updating connection-level initial window size to 268435456")
                .conn("http", 1, "new stream");
        assertThat(doctor(log).out()).contains("loggers     debug: http http2\n");
    }

    @Test
    void linesThatDoNotFitLowerTheConfidence() {
        Run run = Run.piped(
                "what is this\n"
                        + new EnvoyLogWriter().conn("http", 1, "new stream").text(),
                "doctor",
                "-o",
                "ndjson");
        assertThat(run.out()).contains("\"confidence\":0.5,");
    }

    @Test
    void otherCommandsPointToTheDoctorWhereThereIsSomethingToTell() {
        String known = new EnvoyLogWriter().conn("http", 1, "new stream").text();
        assertThat(Run.piped(known, "events").err()).doesNotContain("envlog doctor");
        assertThat(Run.piped("what is this\n" + known, "events").err()).contains("(envlog doctor)");
        assertThat(Run.piped("what is this\n" + known, "events", "-q").err()).isEmpty();
    }

    private static Run doctor(EnvoyLogWriter log) {
        return Run.with(Run.host(log.bytes()), "doctor");
    }
}
