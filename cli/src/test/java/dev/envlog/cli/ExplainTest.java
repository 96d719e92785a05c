package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainTest {

    private static final String SEED = Cases.named("seed").input().toString();
    private static final String REFUSED = Cases.named("connect-failure").input().toString();
    private static final String UNTRUSTED =
            Cases.named("tls-verify-failed").input().toString();

    /** A reused connection that the upstream closes as the request is on its way; then the same without that line. */
    private static final String RACE = """
            [2024-05-10 09:07:12.000][24][debug][http] [C1] new stream
            [2024-05-10 09:07:12.000][24][debug][http] [C1][S11] request headers complete (end_stream=true):
            ':authority', 'shop'
            ':path', '/pay?token=abcdef'
            ':method', 'GET'

            [2024-05-10 09:07:12.000][24][debug][http] [C1][S11] request end stream
            [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] cluster 'pay' match for URL '/pay?token=abcdef'
            [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] router decoding headers:
            ':path', '/pay?token=abcdef'

            [2024-05-10 09:07:12.001][24][debug][pool] [C9] using existing fully connected connection
            [2024-05-10 09:07:12.001][24][debug][pool] [C9] creating stream
            [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] pool ready
            %s[2024-05-10 09:07:12.012][24][debug][connection] [C9] remote close
            [2024-05-10 09:07:12.012][24][debug][connection] [C9] closing socket: 0
            [2024-05-10 09:07:12.012][24][debug][client] [C9] disconnect. resetting 1 pending requests
            [2024-05-10 09:07:12.012][24][debug][client] [C9] request reset
            [2024-05-10 09:07:12.012][24][debug][router] [C1][S11] upstream reset: reset reason: connection termination, transport failure reason:
            [2024-05-10 09:07:12.012][24][debug][http] [C1][S11] Sending local reply with details upstream_reset_before_response_started{connection termination}
            [2024-05-10 09:07:12.012][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
            ':status', '503'

            """;

    private static String words(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsSaidOfTheFailuresOfALogIsAsExpected(Case example) {
        Run run = Run.of(
                "explain",
                "--all-failed",
                "-q",
                "--width",
                "100",
                example.input().toString());
        assertThat(run.exit()).isEqualTo(run.out().isEmpty() ? 1 : 0);
        if (!run.out().isEmpty()) {
            example.check("explained.txt", run.out());
        }
    }

    @Test
    void severalAreExplainedInTheOrderNamed() {
        Run run = Run.of("explain", "@3", "@1", "@77", REFUSED);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(Run.of("explain", "@3", REFUSED).out() + "\n"
                        + Run.of("explain", "@1", REFUSED).out());
        assertThat(run.err())
                .contains("next: envlog show @3 @1 " + REFUSED, "no request is named '@77'")
                .doesNotContain("no request was named");
        assertThat(Run.of("explain", "@3", "@1", "-o", "ndjson", REFUSED).out())
                .isEqualTo(Run.of("explain", "@3", "-o", "ndjson", REFUSED).out()
                        + Run.of("explain", "@1", "-o", "ndjson", REFUSED).out());
        String retried = Cases.named("retry").input().toString();
        assertThat(Run.of("explain", "@2", "@1", retried).err())
                .contains("\n@2: it did not fail\n@1: it did not fail\n");
    }

    @Test
    void whereThereIsNoRequestWhatElseIsWorthALookIsTold(@TempDir Path dir) throws Exception {
        String line = "[2024-05-10 09:07:1%d.138][1][%s][config] [source/common/config/a.cc:1] %s\n";
        String log = Files.writeString(
                        dir.resolve("a.log"),
                        line.formatted(
                                        2,
                                        "debug",
                                        "Received gRPC message for type.googleapis.com/envoy.config.cluster.v3.Cluster")
                                + line.formatted(3, "warning", "gRPC config stream closed: 14, no healthy upstream")
                                + line.formatted(4, "warning", "gRPC config stream closed: 14, no healthy upstream")
                                + line.formatted(5, "warning", "never heard of the like: token=abcdefghijklmnop"))
                .toString();
        Run run = Run.of("explain", log);
        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .first()
                .asString()
                .isEqualTo("    failure     line 2 xds gRPC config stream closed: 14, no healthy upstream");
        assertThat(run.out())
                .contains("2 records say so, this is the first", "line 4 xds never heard of the like: token=[masked]");
        assertThat(Run.of("explain", "--all-failed", log).out()).isEqualTo(run.out());
        assertThat(Run.of("ls", log).err())
                .contains("2 kinds of records worth a look, first of all line 2: gRPC config stream closed: 14")
                .endsWith("next: envlog explain " + log + "\n");
        // Programs get requests only.
        assertThat(Run.of("explain", "-o", "ndjson", log).out()).isEmpty();
    }

    @Test
    void whereOnlyALogIsNamedTheWorstIsExplained() {
        String log = Cases.named("connect-failure").input().toString();
        Run run = Run.of("explain", log);
        assertThat(run.out()).isEqualTo(Run.of("explain", "worst", log).out());
        assertThat(run.err()).contains("no request was named; this is the worst, and --all-failed tells of all\n");
        assertThat(Run.of("explain", "worst", log).err()).doesNotContain("named");
        assertThat(Run.of("explain", "missing.log").err()).startsWith("envlog: 'missing.log' names no request");
    }

    @Test
    void aQueryForTriesIsOfferedOnlyWhereTheLogTellsOfThem(@TempDir Path folder) throws Exception {
        String line = "{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":503,\"response_flags\":\"UO\","
                + "\"upstream_cluster\":\"shop\",\"duration\":45%s}";
        Path untold = Files.writeString(folder.resolve("untold.log"), line.formatted(""));
        Path told = Files.writeString(
                folder.resolve("told.log"), line.formatted(",\"upstream_request_attempt_count\":\"1\""));
        assertThat(words(Run.of("explain", "worst", "-q", untold.toString()))).doesNotContain("attempts>1");
        assertThat(words(Run.of("explain", "worst", "-q", told.toString()))).contains("attempts>1");
    }

    @Test
    void theRecordsThatShowAFailureAreQuotedWithTheirLines() {
        Run run = Run.of("explain", "worst", "-q", "-o", "json", UNTRUSTED);
        assertThat(run.object()).containsEntry("schema", "envlog/explanation/1");
        assertThat(run.object().get("cause")).asString().contains("id=upstream_tls_failure");
        assertThat(run.out())
                .contains("\"line\":50,", "verify cert failed: SAN matcher")
                .contains("\"why\":\"certificate refused: SAN matcher\"");
    }

    @Test
    void aConnectionThatClosedAsItWasUsedAgainIsToldFromOneThatWasNew(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("x.log"), RACE.formatted(""));
        assertThat(words(Run.of("explain", "worst", "-q", log.toString())))
                .contains("C9 using existing fully connected connection", "C9 remote close")
                .contains("keeps idle connections for a shorter time than this proxy does")
                .contains("this proxy closing the connection first: not there")
                .contains("(upstream_crashed, confidence medium)");
    }

    @Test
    void whatSpeaksAgainstTheCauseIsToldWithItsLine(@TempDir Path folder) throws Exception {
        String answered =
                "[2024-05-10 09:07:12.011][24][debug][router] [C1][S11] upstream headers complete: end_stream=false\n";
        Path log = Files.writeString(folder.resolve("x.log"), RACE.formatted(answered));
        assertThat(words(Run.of("explain", "worst", "-q", log.toString())))
                .contains("an answer that had begun: line 15 has it");
    }

    @Test
    void whatNobodyWouldHavePrintedWasNotLookedFor(@TempDir Path folder) throws Exception {
        String quiet = RACE.formatted("")
                .lines()
                .filter(line -> !line.contains("[connection]"))
                .reduce("", (all, line) -> all + line + "\n");
        Path log = Files.writeString(folder.resolve("x.log"), quiet);
        assertThat(words(Run.of("explain", "worst", "-q", log.toString())))
                .contains("this proxy closing the connection first: cannot be seen here");
    }

    @Test
    void secretsAreMaskedInAllThatIsQuoted(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("x.log"), RACE.formatted(""));
        assertThat(Run.of("explain", "worst", log.toString()).out()).doesNotContain("abcdef");
        assertThat(Run.of("explain", "worst", "-o", "json", log.toString()).out())
                .doesNotContain("abcdef");
    }

    @Test
    void thoseThatFailedAlikeAreToldOfOnceAndAllToPrograms() {
        Run person = Run.of("explain", "--all-failed", REFUSED);
        assertThat(person.out()).containsOnlyOnce("3 requests failed so, this is the first");
        assertThat(person.err()).contains("5 requests failed, in 2 ways");
        assertThat(Run.of("explain", "--all-failed", "-q", "-o", "ndjson", REFUSED)
                        .lines())
                .hasSize(5);
        assertThat(Run.of("explain", "--all-failed", "-q", "-o", "name", REFUSED)
                        .lines())
                .containsExactlyElementsOf(
                        Run.of("ls", "--failed", "-q", "-o", "name", REFUSED).lines());
    }

    @Test
    void aRequestThatDidNotFailHasNoCause() {
        Run run = Run.of("explain", "last", SEED);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("✓ 200").doesNotContain("evidence");
        assertThat(run.err()).contains("it did not fail");
        assertThat(Run.of("explain", "last", "-q", "-o", "json", SEED).out())
                .contains("\"cause\":null,\"evidence\":[],\"counterEvidence\":[],\"usual\":null,\"checks\":[]");
    }

    @Test
    void whatIsWorthALookInWhatDidNotFailIsQuoted(@TempDir Path folder) throws Exception {
        String session = """
                [2024-05-10 09:00:00.000][20][debug][filter] [C7] new tcp proxy session
                [2024-05-10 09:00:00.000][20][debug][filter] [C7] Creating connection to cluster mysql
                [2024-05-10 09:00:00.000][20][debug][connection] [C8] connecting to 10.1.2.3:3306
                [2024-05-10 09:00:00.002][20][debug][connection] [C8] connected
                [2024-05-10 09:00:00.002][20][debug][pool] [C8] attaching to next stream
                [2024-05-10 09:00:00.002][20][debug][filter] [C7] TCP:onUpstreamEvent(), requestedServerName:
                """;
        Path closed = Files.writeString(
                folder.resolve("closed.log"),
                session + "[2024-05-10 09:00:01.000][20][debug][connection] [C7] remote close\n");
        assertThat(Run.of("explain", "-q", "@1", closed.toString()).out())
                .containsPattern("notable +line 7 conn C7 remote close\n +client closed the connection");
    }

    /** Envoy's close event says "remote" there, whoever refused whom. */
    @Test
    void aLogWithoutRequestsTellsOfTheConnectionsThatFailed(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("tls.log"), """
                [2024-05-10 09:00:00.000][20][debug][connection] [C29] connecting to 10.1.2.3:443
                [2024-05-10 09:00:00.029][20][debug][connection] [C29] connected
                [2024-05-10 09:00:00.056][20][debug][connection] [C29] TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                [2024-05-10 09:00:00.056][20][debug][connection] [C29] closing socket: 0
                """);
        assertThat(Run.of("ls", log.toString()).err())
                .contains("! 1 connection to an upstream failed, for no request of this log")
                .contains("(envlog conn --all)", "next: envlog explain ");
        Run explain = Run.of("explain", "C29", log.toString());
        assertThat(explain.exit()).isEqualTo(1);
        assertThat(explain.err()).contains("'envlog conn C29' tells of the connection");
        assertThat(Run.of("conn", "-q", "C29", log.toString()).out())
                .contains("socket closed after the TLS error")
                .doesNotContain("closed by the upstream");
    }

    /** A port scanner's connections have the cause of the users' requests that no route fits, and come first. */
    @Test
    void whatHasOneCauseAndFailedOtherwiseIsToldApart() {
        String line =
                "[2026-01-05T10:00:01.250Z] \"%s\" %s - \"-\" 0 0 0 - \"-\" \"-\" \"-\" \"shop\" \"-\" - - %s 10.0.0.9:1 - -\n";
        String session = line.formatted("- - -", "0 NR filter_chain_not_found", "10.0.0.1:8443");
        String unrouted = line.formatted("GET /.env HTTP/1.1", "404 NR route_not_found", "10.0.0.1:8080");
        String policy =
                line.formatted("GET /a HTTP/1.1", "403 - rbac_access_denied_matched_policy[a]", "10.0.0.1:8080");
        String refused = line.formatted("GET /b HTTP/1.1", "503 UF %s", "10.0.0.1:8080");
        String refusal = "upstream_reset_before_response_started{connection_failure|%s_delayed_connect_error:_111}";
        Run run = Run.piped(
                session.repeat(2)
                        + unrouted
                        + policy
                        + policy.replace("[a]", "[b]")
                        + refused.formatted(refusal.formatted("10.1.0.1:80"))
                        + refused.formatted(refusal.formatted("10.1.0.2:81")),
                "explain",
                "--all-failed");
        assertThat(run.err()).contains("7 requests failed, in 5 ways");
        assertThat(run.out())
                .containsOnlyOnce("2 sessions failed so, this is the first")
                .containsOnlyOnce("2 requests failed so, this is the first")
                .contains("no route matches this authority and path");
    }

    @Test
    void aTryThatTheProxyGaveUpWasNoSuccessSoFar() {
        String log = """
                [2025-12-04 02:47:17.742][33][debug][router] [source/a.cc:1] [C9][S18] resetting pool request
                [2025-12-04 02:47:17.742][33][debug][client] [source/b.cc:1] [C11] Request reset. Reason 0
                """;
        assertThat(Run.piped(log, "explain").err()).contains("this proxy had given up its last try");
    }

    /** The next hop may stand in the same log, and knows why it failed. */
    @Test
    void whereTheLastAnswerIsRetriedTheOtherHopsAreNamedByTheRequestsId() {
        String line =
                "[2026-01-05T10:00:01.250Z] \"POST /a HTTP/2\" 200 URX via_upstream - \"-\" 5 0 93 92 \"-\" \"-\" \"%s\""
                        + " \"shop\" \"10.0.0.6:9000\" one - 10.0.0.1:80 10.0.0.9:1 - -\n";
        assertThat(Run.piped(line.formatted("e5b64c5b-d5db-90d5-9ac7-05d94ebe910b"), "explain")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("envlog ls --where requestId:e5b64c5b-d5db-90d5-9ac7-05d94ebe910b");
        assertThat(Run.piped(line.formatted("$(reboot)"), "explain").out()).doesNotContain("requestId:");
    }

    @Test
    void aLogWithoutFailuresSaysSo() {
        Run run = Run.of("explain", "--all-failed", SEED);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no request failed");
    }

    @Test
    void anIndexAnswersAsTheLogDoes(@TempDir Path folder) {
        String index = folder.resolve("index").toString();
        assertThat(Run.of("index", "--into", index, UNTRUSTED).exit()).isZero();
        assertThat(Run.of("explain", "worst", "-q", "--index", index).out())
                .isEqualTo(Run.of("explain", "worst", "-q", UNTRUSTED).out());
    }

    @Test
    void theSideCallThatFailedIsNamedWithWhatToType() {
        Run run =
                Run.of("explain", "@4", "-q", Cases.named("side-calls").input().toString());
        assertThat(words(run))
                .contains(
                        "side call POST ext_authz/envoy.service.auth.v3.Authorization/Check: 10.244.4.35:9191 reset the stream")
                .contains("(envlog explain S6458405104457614130)");
    }

    @Test
    void connectionsThatWereRefusedAreToldOfWhereNoRequestFailed() {
        String refused = """
                [2024-05-10 09:07:12.000][24][debug][conn_handler] [C1] new connection from 10.1.1.1:5
                [2024-05-10 09:07:12.001][24][debug][connection] [C1] TLS error: 268435612:SSL routines:OPENSSL_internal:HTTP_REQUEST
                [2024-05-10 09:07:12.001][24][debug][connection] [C1] closing socket: 0
                """;
        assertThat(Run.piped(refused, "explain", "--all-failed").err()).contains("(envlog conn --refused)");
        assertThat(Run.piped(refused, "ls").err()).contains("(envlog conn --refused)", "next: envlog explain");
    }

    @Test
    void theListOfRequestsNamesItNext() {
        assertThat(Run.of("ls", REFUSED).err()).contains("next: envlog explain @5 ");
        assertThat(Run.of("ls", SEED).err()).contains("next: envlog show @1 ");
    }

    /** What the service said is the evidence, in its words; a secret in it is not shown. */
    @Test
    void theAnswerOfAnAuthorizationServerIsQuotedBesideItsRefusal() {
        String log = """
                [2024-05-10 09:07:12.000][24][debug][http] [source/a/b.cc:1] [C1][S11] request end stream
                [2024-05-10 09:07:12.000][24][trace][ext_authz] [source/a/b.cc:1] Received CheckResponse: status {
                  code: 16
                }
                denied_response {
                  status {
                    code: Unauthorized
                  }
                  body: "no session for token=sesame"
                }

                [2024-05-10 09:07:12.000][24][trace][ext_authz] [source/a/b.cc:1] [C1][S11] ext_authz filter rejected the request. Response status code: '401'
                """;
        assertThat(words(Run.piped(log, "explain")))
                .contains(
                        "✗ 401",
                        "authorization server answers, gRPC status 16, for the client Unauthorized: \"no session")
                .doesNotContain("sesame");
    }

    @Test
    void aRequestThatNamesNoHostIsToldSo() {
        String log = """
                [2024-05-10 09:07:12.000][24][debug][http] [source/a/b.cc:1] [C1][S11] request headers complete (end_stream=true):
                ':path', '/health'
                ':method', 'GET'

                """;
        assertThat(words(Run.piped(log, "explain"))).contains("notable line 1", "GET (no host)/health");
    }

    private static String unrouted(String protocol) {
        return "{\":authority\":\"shop\",\"method\":\"GET\",\"path\":\"/a\",\"protocol\":\"" + protocol
                + "\",\"requested_server_name\":\"other\",\"response_code\":404,\"response_code_details\":\"route_not_found\","
                + "\"response_flags\":\"NR\",\"start_time\":\"2025-05-02T15:51:34.379Z\"}\n";
    }

    /** Only HTTP/2 and 3 use a connection for another name than it was made for. */
    @Test
    void aConnectionForAnotherNameIsReusedWithHttp2Only() {
        assertThat(words(Run.piped(unrouted("HTTP/1.1"), "explain")))
                .contains("server name (SNI) and Host differ", "what stands in front of this proxy")
                .doesNotContain("HTTP/2 allows", "a certificate of its own");
        assertThat(words(Run.piped(unrouted("HTTP/2"), "explain")))
                .contains("which HTTP/2 allows", "a certificate of its own for each gateway");
    }

    @Test
    void istiosToolsAreForProxiesOfIstio() {
        String line = "no cluster match for URL '/a'\n";
        assertThat(words(Run.piped("[2025-05-02 10:00:00.000][1][debug][router] [C1][S2] " + line, "explain")))
                .contains("domains and routes: envlog config DUMP")
                .doesNotContain("istioctl");
        assertThat(words(Run.piped("2025-05-02T10:00:00.000000Z\tdebug\tenvoy router\t[C1][S2] " + line, "explain")))
                .contains("istioctl proxy-config routes POD");
    }
}
