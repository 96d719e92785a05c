package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While debug logging is off each line of the access log is a request, and all that is known of it. */
class AccessLogRequestTest {

    private static final String CLUSTER = "outbound|9080||reviews.default.svc.cluster.local";

    /** As Istio prints it since 1.9. */
    private static String istio(String request, String answer, String transport, @Nullable String host) {
        return "[2026-01-05T10:00:01.250Z] \"" + request + "\" " + answer + " - \"" + transport
                + "\" 0 95 45 - \"-\" \"curl/8\" \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"reviews:9080\" \""
                + (host == null ? "-" : host) + "\" " + CLUSTER
                + " - 10.96.1.2:9080 10.0.0.9:40113 - default";
    }

    private static Exchange only(String line) {
        Reading reading = new Story().line(line).read();
        assertThat(reading.exchanges()).hasSize(1);
        assertThat(reading.summary().accessAlone()).isEqualTo(1);
        return reading.exchanges().get(0);
    }

    private static UpstreamAttempt onlyTry(Exchange exchange) {
        assertThat(exchange.attempts()).hasSize(1);
        return exchange.attempts().get(0);
    }

    @Test
    void aLineTellsWhatWasAskedForAndWhatCameOfIt() {
        Exchange exchange = only(istio("GET /reviews/0 HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080"));
        assertThat(exchange.kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(exchange.ref()).isEqualTo(new StreamRef(null, null));
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().path()).isEqualTo("/reviews/0");
        assertThat(exchange.request().authority()).isEqualTo("reviews:9080");
        assertThat(exchange.request().protocol()).isEqualTo("HTTP/1.1");
        assertThat(exchange.request().requestId()).isEqualTo("5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10");
        assertThat(exchange.peer()).isEqualTo("10.0.0.9:40113");
        assertThat(exchange.cluster()).isEqualTo(CLUSTER);
        assertThat(exchange.route()).isEqualTo("default");
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.response().localReply()).isFalse();
        assertThat(exchange.span().end() - exchange.span().start()).isEqualTo(45_000_000);
        assertThat(exchange.span().partial()).isNull();
        assertThat(exchange.failed()).isFalse();
        UpstreamAttempt last = onlyTry(exchange);
        assertThat(last.host()).isEqualTo("10.0.0.6:9080");
        assertThat(last.outcome()).isEqualTo(AttemptOutcome.RESPONSE);
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.connection()).isNull();
        assertThat(exchange.extent().records()).isEqualTo(1);
    }

    @Test
    void howLongItTookIsToldAlsoWhereTheLineDoesNotSayWhen() {
        String line = istio("GET /reviews/0 HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080");
        assertThat(only(line.substring(line.indexOf('"'))).span().durationNs()).isEqualTo(45_000_000);
        assertThat(
                        only("{\"method\":\"GET\",\"response_code\":503,\"response_flags\":\"UF\",\"duration\":45,\"start_time\":\"?\"}")
                                .span()
                                .durationNs())
                .isEqualTo(45_000_000);
    }

    @Test
    void aLineThatIsCutOffTellsOfAPartOfItsRequest() {
        String line = istio("GET /reviews/0 HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080");
        assertThat(only(line.substring(0, line.indexOf("reviews:9080"))).span().partial())
                .isEqualTo(Partial.NO_END);
    }

    @Test
    void whatAnotherProgramPrintsBehindALineIsNoPartOfIt() {
        Exchange exchange = only("[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 200 - 0 95 45 44 \"-\" \"curl/8\""
                + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop\" \"10.0.0.6:9080\"\n"
                + "retried by the wrapper 3 times, and then went on as before");
        assertThat(exchange.cluster()).isNull();
        assertThat(exchange.route()).isNull();
        assertThat(exchange.peer()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "503 UF,URX upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111};"
                        + " connect_failure; true; upstream_connect_failure",
                "503 UC upstream_reset_before_response_started{connection_termination}; reset; true; upstream_closed_early",
                "504 UT response_timeout; timeout; true; route_timeout",
                "503 UO upstream_reset_before_response_started{overflow}; overflow; true; circuit_breaker",
                "0 DC downstream_remote_disconnect; cancelled; ; client_disconnected",
                "200 DC downstream_remote_disconnect; response; ; client_disconnected",
                "101 UC upstream_reset_after_response_started{connection_termination}; reset; false; upstream_cut_response",
                "503 UC -; reset; ; upstream_closed_early",
                "200 UC -; reset; ; upstream_cut_response",
                "503 - via_upstream; response; false; upstream_5xx",
                "503 - -; response; ; upstream_5xx",
            })
    void flagsAndDetailsTellWhatBecameOfTheLastTryAndWhy(
            String answer, String outcome, @Nullable Boolean local, String cause) {
        Exchange exchange = only(istio("GET /a HTTP/1.1", answer, "-", "10.0.0.6:9080"));
        assertThat(onlyTry(exchange).outcome().printed()).isEqualTo(outcome);
        assertThat(exchange.response().localReply()).isEqualTo(local);
        assertThat(exchange.response().flagsBy()).isEqualTo("access-log");
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"503 UF -, ", "200 UT response_timeout, 200", "503 - -, 503", "504 UT -, ", "200 DC -, 200"})
    void theStatusIsOfTheTryWhereItIsTheUpstreams(String answer, @Nullable Integer status) {
        assertThat(onlyTry(only(istio("GET /a HTTP/1.1", answer, "-", "10.0.0.6:9080")))
                        .status())
                .isEqualTo(status);
    }

    /** The access log names the last host only. */
    @Test
    void whereRetriesAreUsedUpThereWereSeveralTries() {
        assertThat(only(istio("POST /a HTTP/2", "503 URX via_upstream", "-", "10.0.0.6:9080"))
                        .why())
                .startsWith("several tries, none succeeded");
    }

    @Test
    void aRequestThatWentToNoHostHasNoTry() {
        Exchange exchange = only(istio("GET /a HTTP/1.1", "503 UH no_healthy_upstream", "-", null));
        assertThat(exchange.attempts()).isEmpty();
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("no_healthy_host");
    }

    @Test
    void withoutDetailsTheTransportSaysWhyThereWasNoConnection() {
        String line = "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 503 UF \"-\" \"TLS error: 268435581:SSL"
                + " routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED\" 0 91 45 - \"-\" \"curl/8\""
                + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"reviews:9080\" \"10.0.0.6:9080\" " + CLUSTER
                + " - 10.96.1.2:9080 10.0.0.9:40113 - default";
        assertThat(only(line).why()).contains("CERTIFICATE_VERIFY_FAILED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 - -; 10.0.0.6:3306; connected; ",
                "0 UF,URX -; 10.0.0.6:3306; connect_failure; upstream_connect_failure",
                "0 NR filter_chain_not_found; ; ; no_route",
            })
    void aLineWithoutRequestIsOfASession(
            String answer, @Nullable String host, @Nullable String outcome, @Nullable String cause) {
        Exchange session = only(istio("- - -", answer, "-", host));
        assertThat(session.kind()).isEqualTo(ExchangeKind.TCP);
        assertThat(session.response().status()).isNull();
        assertThat(session.attempts().stream().map(last -> last.outcome().printed()))
                .containsExactlyElementsOf(outcome == null ? List.of() : List.of(outcome));
        Cause told = session.cause();
        assertThat(told == null ? null : told.id()).isEqualTo(cause);
    }

    @Test
    void aRequestThatWasNoHttpIsOneAllTheSame() {
        Exchange exchange =
                only("[2026-01-05T10:00:01.250Z] \"- - HTTP/1.1\" 400 DPE 0 11 0 - \"-\" \"-\" \"-\" \"-\" \"-\"");
        assertThat(exchange.kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(exchange.request().method()).isNull();
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("bad_request");
    }

    @Test
    void anEntryInJsonTellsTheSame() {
        Exchange exchange = only("{\"start_time\":\"2026-01-05T10:00:01.250Z\",\"method\":\"GET\",\"path\":\"/a\","
                + "\"protocol\":\"HTTP/2\",\"response_code\":503,\"response_flags\":\"UF\",\"duration\":12,"
                + "\"connection_id\":7,\"upstream_host\":\"10.0.0.6:9080\",\"upstream_cluster\":\"one\","
                + "\"downstream_remote_address\":\"10.0.0.9:40113\"}");
        assertThat(exchange.ref()).isEqualTo(new StreamRef(7L, null));
        assertThat(exchange.span().unit()).isEqualTo(1_000_000);
        assertThat(exchange.span().end() - exchange.span().start()).isEqualTo(12_000_000);
        assertThat(exchange.request().protocol()).isEqualTo("HTTP/2");
        assertThat(exchange.peer()).isEqualTo("10.0.0.9:40113");
        assertThat(onlyTry(exchange).outcome()).isEqualTo(AttemptOutcome.CONNECT_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response_code\":500,\"response_flags\":\"UF\",\"path\":\"/a\"}",
                "{\"response_code\":500,\"response_flags\":\"UF\",\"upstream_host\":\"10.0.0.6:9080\"}",
                "{\"response_code\":200,\"response_flags\":\"-\",\"path\":\"/a\"}",
            })
    void anEntryWithAPathOrAStatusIsOfARequestAlsoWithoutMethodAndProtocol(String entry) {
        assertThat(only(entry).kind()).isEqualTo(ExchangeKind.HTTP);
    }

    @Test
    void linesOfOtherKeysThatTellOfNoRequestAreNone() {
        Reading reading = new Story()
                .line("{\"response_code\":200,\"response_flags\":\"-\",\"duration\":7,\"bytes_sent\":3}")
                .read();
        assertThat(reading.exchanges()).isEmpty();
        assertThat(reading.summary().accessAlone()).isZero();
    }

    /** Once ids are printed each request has records of its own: a line that fits none is of one that is missing here. */
    @Test
    void onceConnectionsAreLoggedALineThatFitsNoRequestIsNone() {
        String line = istio("GET /a HTTP/1.1", "503 UH no_healthy_upstream", "-", null);
        Reading reading = new Story()
                .line(line)
                .plain("upstream", "adding TLS initial cluster one")
                .line(line)
                .accept(5)
                .line(line)
                .read();
        assertThat(reading.exchanges()).hasSize(2);
        assertThat(reading.summary().accessAlone()).isEqualTo(2);
        assertThat(reading.summary().accessFailures()).isEqualTo(1);
    }

    /** What goes wrong is told with ids at any level. */
    @Test
    void aWarningWithIdsDoesNotMeanThatConnectionsAreLogged() {
        String line = istio("GET /a HTTP/1.1", "503 UH no_healthy_upstream", "-", null);
        String warning =
                "[2026-01-05 10:00:01.300][12][warning][ext_proc] [source/extensions/filters/http/ext_proc/ext_proc.cc:300]"
                        + " [C5][S17] Spurious response message 3 received on gRPC stream";
        Reading reading = new Story().line(line).line(warning).line(line).read();
        assertThat(reading.summary().accessAlone()).isEqualTo(2);
    }

    /** Two streams of a container are mixed, and of two processes the old one drains beside the new one. */
    @Test
    void aLineOfAProcessThatLoggedThemIsNoRequestOfItsOwnBehindTheNextOnesBeginning() {
        Reading reading = new Story()
                .at(2_000)
                .accept(5)
                .at(3_000)
                .plain("main", "initializing epoch 1 (base id=0, hot restart version=11.104)")
                .line(istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080"))
                .read();
        assertThat(reading.summary().accessAlone()).isZero();
    }

    /** The access log is in UTC. */
    @Test
    void linesOfAProcessWhoseRecordsAreInAnotherTimeZoneAreRequestsOfTheirOwn() {
        Reading reading = new Story()
                .at(8 * 3_600_000)
                .accept(5)
                .plain("main", "initializing epoch 0 (base id=0, hot restart version=11.104)")
                .line(istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080"))
                .read();
        assertThat(reading.summary().accessAlone()).isEqualTo(1);
    }

    @Test
    void aWarningOfAConnectionDoesNotSayThatConnectionsAreLogged() {
        String line = istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080");
        Reading reading = new Story()
                .line(line)
                .line("[2026-01-05 10:00:02.000][20][warning][lua] [source/a.cc:1] [C5] script log: slow")
                .line(line)
                .read();
        assertThat(reading.summary().accessAlone()).isEqualTo(2);
    }

    @Test
    void aProcessThatBeginsAnewIsNotYetKnownToLogThem() {
        String line = istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080");
        Reading reading = new Story()
                .accept(5)
                .line(line)
                .plain("main", "initializing epoch 0 (base id=0, hot restart version=11.104)")
                .line(line)
                .read();
        assertThat(reading.exchanges().stream().filter(one -> one.ref().connection() == null))
                .hasSize(1)
                .first()
                .extracting(one -> one.origin().restart())
                .isEqualTo(1);
    }

    @Test
    void theLineIsOnTheTimelineOfItsRequest() {
        Exchange exchange = only(istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080"));
        assertThat(exchange.steps()).hasSize(1);
        assertThat(exchange.steps().get(0).event().text()).contains("via_upstream");
    }
}
