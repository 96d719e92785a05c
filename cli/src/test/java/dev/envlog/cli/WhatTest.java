package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Explaining single lines and codes. */
class WhatTest {

    private static final Case FAILED = Cases.named("connect-failure");
    private static final String LINE = "[2024-05-06 07:08:09.123][7][debug][router]"
            + " [source/common/router/router.cc:1279] [C1][S2] upstream reset: reset reason: connection termination,"
            + " transport failure reason: ";

    @Test
    void nothingButBlanksIsNothingToExplain() {
        assertThat(Run.of("what", " ")).isEqualTo(new Run(2, "", """
                envlog: nothing to explain; name it: envlog what 'upstream reset'
                """));
    }

    @Test
    void explainsTheLinesOfALogOnceEach() {
        FAILED.check("what.txt", piped("--width", "80"));
        FAILED.check("what-wide.txt", piped("--width", "200"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "final pre-worker listener init for listener 'x' failed: no => config.listener_init_failed  failure",
                "Setting 41/67 option on socket failed: no => connection.setting_option_socket_failed  notable",
                "Unable to resolve cluster slot primary hostname a => upstream.redis_cluster_unable_resolve  failure",
                "shutting down parent after drain => main.parent_drained  harmless",
                "Backtrace thr<1> obj</bin/envoy>: => backtrace.object  harmless"
            })
    void aLineOfTheProcessIsOneStatementOfItsWeight(String line, String said) {
        assertThat(Run.of("what", line).lines()).startsWith(said).noneMatch(String::isBlank);
    }

    @Test
    void aLineTellsWhoPrintedItAndWhatItMeans() {
        assertThat(Run.of("what", LINE, "--width", "100").lines())
                .contains(
                        "router.upstream_reset  failure",
                        "  by       envoy.filters.http.router · logger router · source/common/router/router.cc:1279",
                        "  Envoy    1.16 or later")
                .anyMatch(line -> line.startsWith("  means    The connection went away while the request was open"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubectl prefix | [pod/a/istio-proxy] 2024-05-06T07:08:09.123456Z\tdebug\tenvoy router"
                        + "\t[C1][S2] pool ready | router.pool_ready",
                "json | {\"level\":\"debug\",\"time\":\"2024-05-06T07:08:09.123Z\",\"scope\":\"envoy router\","
                        + "\"msg\":\"[C1][S2] pool ready\"} | router.pool_ready",
                "bare with ids | [C1][S2] pool ready | router.pool_ready",
                "bare | max pending streams overflow | pool.pending_overflow",
                "no folder | [2025-02-11 05:59:46.572][34][trace][filter] [echo2.cc:26] [C0] echo: got 8 bytes | filter.echo_got_bytes",
                "cut off | upstream reset: reset reason: connection termination | router.upstream_reset",
                "catalogue | gRPC config for type.googleapis.com/x rejected: no such thing | config.xds_rejected",
            })
    void anEnvelopeMayBeThereOrNot(String which, String line, String event) {
        Run run = Run.of("what", line.strip(), "-o", "ndjson");
        assertThat(run.exit()).as(which).isZero();
        assertThat(run.object()).as(which).containsEntry("event", event).containsEntry("kind", "statement");
    }

    @Test
    void aMessageThatSeveralPrintIsExplainedForEach() {
        assertThat(Run.of("what", "connected", "--width", "80").lines())
                .contains("client.connected  harmless", "connection.connected  harmless");
    }

    @Test
    void theMeaningDependsOnTheValues() {
        assertThat(meaning("[C1] closing socket: 0")).contains("the other end closed it");
        assertThat(meaning("[C1] closing socket: 1")).contains("this proxy closed it");
        assertThat(meaning("[C1] disconnect. resetting 0 pending requests")).contains("an idle one was closed");
        assertThat(meaning("[C1] disconnect. resetting 2 pending requests")).contains("under open requests");
        assertThat(meaning("[C1][S2] Sending local reply with details route_not_found"))
                .contains("404");
        assertThat(meaning("[C1][S2] Sending local reply with details something_of_ours"))
                .contains("custom filters use their own");
    }

    @Test
    void clustersThatStandForADecisionAndNamesOfErrorsAreExplained() {
        assertThat(Run.of("what", "BlackHoleCluster").out()).startsWith("BlackHoleCluster  cluster  failure");
        assertThat(Run.of("what", "InboundPassthroughCluster").out()).contains("whose port no Service names");
        assertThat(Run.of("what", "PassthroughCluster").out()).contains("ALLOW_ANY");
        assertThat(Run.of("what", "MyPassthroughCluster").exit()).isEqualTo(1);
        assertThat(Run.of("what", "EADDRNOTAVAIL").out()).contains("no source address or port left");
        assertThat(meaning("[C1] immediate connect error: Cannot assign requested address|remote address:10.0.0.1:80"))
                .contains("no source address or port left");
        assertThat(meaning("[C1] immediate connection error: 99")).contains("no source address or port left");
    }

    @Test
    void theEndOfAStreamToTheControlPlaneIsToldByWhatItSays() {
        String closed = "StreamAggregatedResources gRPC config stream closed: ";
        assertThat(
                        meaning(
                                closed
                                        + "14, connection error: desc = \"dial tcp: lookup istiod.x.svc on 10.0.0.10:53: no such host\""))
                .contains("does not exist for the DNS");
        assertThat(meaning(closed + "2, cannot create upstream cluster without discovery chain"))
                .contains("an error of its own");
        assertThat(meaning(closed + "2, ")).doesNotContain("an error of its own");
        assertThat(meaning("[C11] Request reset. Reason 0")).contains("This proxy broke off a request");
        assertThat(meaning("[C11] Request reset. Reason 2")).contains("by either side");
    }

    @Test
    void codesAreExplainedAlone() {
        assertThat(Run.of("what", "UF,URX", "--width", "80").lines())
                .contains(
                        "UF (UpstreamConnectionFailure)  response flag  failure",
                        "URX (UpstreamRetryLimitExceeded)  response flag  failure");
        assertThat(Run.of("what", "UF", "URX").out())
                .isEqualTo(Run.of("what", "UF,URX").out());
        assertThat(Run.of("what", "connection termination").out()).contains("reset reason", "flag UC");
        assertThat(Run.of("what", "upstream_reset_before_response_started{connection_termination}", "--width", "80"))
                .satisfies(run -> assertThat(run.exit()).isZero())
                .satisfies(run -> assertThat(run.lines()).allMatch(line -> line.length() <= 80))
                .satisfies(run -> assertThat(run.out()).contains("before it answered. 503."));
    }

    @Test
    void anAccessLogLineTellsItsFlags() {
        String line = "[2024-05-06T07:08:09.123Z] \"GET /a HTTP/1.1\" 503 UC upstream_reset_before_response_started"
                + "{connection_termination} - \"-\" 0 95 1 - \"-\" \"curl/8\" \"437a5a3e-f057-4079-a959-dad3d7dcf6a6\""
                + " \"shop\" \"10.0.0.9:80\" outbound|80||shop 10.0.0.1:1 10.0.0.2:80 10.0.0.1:2 - default\n";
        for (String given :
                List.of(line.strip(), line.substring(line.indexOf('"')).strip(), "ACCESS " + line.strip())) {
            assertThat(Run.of("what", given).out())
                    .contains("ended with status 503", "flag     UC ", "details  upstream_reset_");
        }
        assertThat(Run.piped(line, "what", "-").out())
                .contains("access log\n", "flag     UC (UpstreamConnectionTermination): ", "details  upstream_reset_");
    }

    @Test
    void aHeaderLineIsExplainedAndKeepsItsSecret() {
        assertThat(Run.of("what", "'x-request-id', '437a5a3e'").out()).contains("Envoy gives a request");
        assertThat(Run.of("what", "'authorization', 'Bearer abcdefgh'").out())
                .contains("A header of the block")
                .doesNotContain("abcdefgh");
    }

    @Test
    void anUnknownTextNamesWhatIsNearAndEndsWithOne() {
        Run run = Run.of("what", "upstream stream was reset: odd reset reason", "--width", "80");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines().get(0)).isEqualTo("upstream stream was reset: odd reset reason  unknown");
        assertThat(run.out()).contains("near it  router.upstream_reset: ");
        assertThat(Run.of("what", "zzz qqq", "-o", "ndjson"))
                .satisfies(odd -> assertThat(odd.exit()).isEqualTo(1))
                .satisfies(odd -> assertThat(odd.object())
                        .containsEntry("kind", "unknown")
                        .containsEntry("nearest", List.of()));
    }

    @Test
    void theOtherNameOfTheCommandDoesTheSame() {
        assertThat(Run.of("explain-message", "UC")).isEqualTo(Run.of("what", "UC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml", "ndjson"})
    void programsGetEveryField(String format) {
        String out = Run.of("what", LINE, "-o", format).out();
        assertThat(out)
                .contains("schema", "envlog/what/1", "componentBy", "otherWordings", "weight", "next", "nearest");
    }

    @Test
    void whatComesFromALogCannotSteerTheTerminal() {
        Run run = Run.of("what", "evil \u001b[2J text '\u001b]0;x\u0007'");
        assertThat(run.out()).doesNotContain("\u001b", "\u0007");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void mistakesAreToldInALine() {
        assertThat(Run.of("what", "UC", "-o", "name").err()).startsWith("envlog: -o name:");
        assertThat(Run.of("what", "UC", "-").err()).startsWith("envlog: -: cannot be mixed");
        assertThat(Run.of("what").exit()).isEqualTo(1);
    }

    private static String piped(String... width) {
        String log = String.join("\n", FAILED.lines());
        return Run.piped(log, "what", width[0], width[1]).out();
    }

    private static String meaning(String message) {
        return String.valueOf(Run.of("what", message, "-o", "ndjson").object().get("meaning"));
    }
}
