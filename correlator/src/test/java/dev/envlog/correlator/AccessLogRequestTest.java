package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import java.util.Objects;
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
                + "\" 0 95 45 - \"-\" "
                + (request.equals("- - -")
                        ? "\"-\" \"-\" \"-\" \""
                        : "\"curl/8\" \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"reviews:9080\" \"")
                + (host == null ? "-" : host) + "\" " + CLUSTER
                + " - 10.96.1.2:9080 10.0.0.9:40113 - default";
    }

    private static Exchange only(String line) {
        Reading reading = new Story().line(line).read();
        assertThat(reading.exchanges()).hasSize(1);
        assertThat(reading.summary().accessAlone()).isEqualTo(1);
        return reading.exchanges().get(0);
    }

    private static Diagnosis explained(String line) {
        return Objects.requireNonNull(Diagnosis.of(only(line)));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"response_flags\":\"UF\",\"response_code_details\":\"upstream_reset_before_response_started{connection_timeout}\"",
                "\"response_flags\":\"NR\",\"response_code_details\":\"route_not_found\"",
                "\"response_flags\":\"UF\",\"request_id\":\"r1\"",
                "\"response_flags\":\"UF\",\"grpc_status\":\"Unavailable\"",
                "\"response_flags\":\"-\",\"upstream_service_time\":\"5\",\"response_code_details\":\"via_upstream\""
            })
    void whatOnlyRequestsHaveTellsARequestAlsoWhereTheLineDoesNotSayWhatItAskedFor(String told) {
        String line = "{\"start_time\":\"2026-01-05T10:00:01.250Z\"," + told
                + ",\"upstream_host\":\"10.0.0.6:9080\",\"duration\":45}";
        Exchange exchange = only(line);
        assertThat(exchange.kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(exchange.request().method()).isNull();
        assertThat(exchange.request().path()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter_chain_not_found", "ext_authz_denied"})
    void detailsThatASessionMayHaveTellNoRequest(String details) {
        assertThat(
                        only("{\"start_time\":\"2026-01-05T10:00:01.250Z\",\"response_flags\":\"NR\",\"response_code_details\":\""
                                        + details + "\",\"duration\":45,\"upstream_host\":null}")
                                .kind())
                .isEqualTo(ExchangeKind.TCP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstream_request_attempt_count", "upstreamRequestAttemptCount", "attempt_count"})
    void theNumberOfTriesIsThatOfTheLastWhichIsAllThatIsKnownOfThem(String key) {
        Exchange exchange = only(json("503", "UF,URX", key, "\"3\""));
        assertThat(onlyTry(exchange).number()).isEqualTo(3);
        assertThat(onlyTry(exchange).host()).isEqualTo("10.0.0.6:9080");
        assertThat(UpstreamAttempt.count(exchange.attempts())).isEqualTo(3);
    }

    /** It is counted before a host is looked for. */
    @Test
    void aTryThatFoundNoHostIsNotOneAtTheHostOfTheTryBefore() {
        String line = json("503", "UH", "attempt_count", "3");
        assertThat(onlyTry(only(line)).number()).isEqualTo(2);
        String unnamed = line.replace("10.0.0.6:9080", "-");
        assertThat(onlyTry(only(unnamed)).number()).isEqualTo(2);
        assertThat(onlyTry(only(unnamed.replace(":3,", ":2,"))).number()).isEqualTo(1);
        assertThat(only(unnamed.replace(":3,", ":1,")).attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-\"", "0", "\"0\"", "null"})
    void whatIsNoNumberOfTriesTellsNone(String value) {
        assertThat(onlyTry(only(json("503", "UF", "attempt_count", value))).number())
                .isEqualTo(1);
    }

    @Test
    void triesCountInTheCauseOfARequestThatHadThemAll() {
        Cause cause = only(json("502", "URX", "attempt_count", "3")).cause();
        assertThat(cause).isNotNull();
        assertThat(cause.summary()).isEqualTo("3 tries, none succeeded: 10.0.0.6:9080 answered 502");
    }

    private static String json(String status, String flags, String key, String value) {
        return "{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":" + status + ",\"response_flags\":\"" + flags
                + "\",\"" + key + "\":" + value + ",\"response_code_details\":\""
                + (flags.equals("URX") ? "via_upstream" : "-")
                + "\",\"upstream_host\":\"10.0.0.6:9080\",\"duration\":45}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeadlineExceeded", "DEADLINE_EXCEEDED", "4"})
    void aGrpcStatusIsANumberOrANameHoweverThatIsSpelt(String status) {
        Exchange exchange =
                only("{\"method\":\"POST\",\"path\":\"/s/M\",\"response_code\":200,\"response_flags\":\"-\","
                        + "\"grpc_status\":\"" + status + "\",\"duration\":45}");
        assertThat(exchange.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo("grpc_error");
            assertThat(cause.summary()).contains("4 (DEADLINE_EXCEEDED)");
        });
    }

    /** The proxy answers a gRPC request that failed with 200 itself. */
    @Test
    void aGrpcCallThatTimedOutWasNotAnswered() {
        Exchange exchange =
                only("{\"method\":\"POST\",\"path\":\"/s/M\",\"response_code\":200,\"response_flags\":\"UT\","
                        + "\"response_code_details\":\"response_timeout\",\"grpc_status\":\"Unavailable\",\"duration\":60015,"
                        + "\"upstream_host\":\"10.0.0.6:9090\",\"upstream_service_time\":null}");
        assertThat(onlyTry(exchange).status()).isNull();
        assertThat(onlyTry(exchange).outcome()).isEqualTo(AttemptOutcome.TIMEOUT);
    }

    @Test
    void howLongTheUpstreamTookIsToldByItsAnswersHeader() {
        String line = istio("GET /reviews/0 HTTP/1.1", "200 DI via_upstream", "-", "10.0.0.6:9080");
        assertThat(only(line).phases().upstream()).isNull();
        assertThat(only(line.replace(" 45 - ", " 45 44 ")).phases().upstream()).isEqualTo(44_000_000);
        assertThat(only("{\"method\":\"GET\",\"response_code\":200,\"duration\":45,\"upstream_service_time\":\"7\"}")
                        .phases()
                        .upstream())
                .isEqualTo(7_000_000);
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
                "101 UC upstream_reset_after_response_started{connection_termination}; reset; false; tunnel_closed",
                "0 DC downstream_local_disconnect(filter_chain_is_being_removed); cancelled; ; filter_chain_removed",
                "0 DC downstream_local_disconnect; cancelled; ; connection_closed_by_proxy",
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
        assertThat(exchange.response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo(cause);
    }

    /** The host was set when a connection was ready, in all releases but the newest. */
    @ParameterizedTest
    @CsvSource({
        "504 UT response_timeout, , no_connection_in_time, MEDIUM",
        "504 UT upstream_response_timeout, , no_connection_in_time, MEDIUM",
        "504 UT -, , no_connection_in_time, MEDIUM",
        "504 UT response_timeout, 10.0.0.6:9080, route_timeout, HIGH"
    })
    void aTimeoutWithoutAHostPerhapsCameBeforeThereWasAConnection(
            String answer, @Nullable String host, String cause, CauseConfidence confidence) {
        Cause told = only(istio("GET /a HTTP/1.1", answer, "-", host)).cause();
        assertThat(told).isNotNull();
        assertThat(told.id()).isEqualTo(cause);
        assertThat(told.confidence()).isEqualTo(confidence);
    }

    /** In older releases a client that cancels a stream of HTTP/3 is told as the overload manager that resets one. */
    @ParameterizedTest
    @CsvSource({
        "HTTP/3, 0 OM overload, client_reset, MEDIUM",
        "HTTP/3, 0 OM -, client_reset, MEDIUM",
        "HTTP/3, 503 OM overload, overload, HIGH",
        "HTTP/2, 0 OM overload, overload, HIGH"
    })
    void anOverloadOverHttp3IsPerhapsAClientThatCancels(
            String protocol, String answer, String cause, CauseConfidence confidence) {
        Cause told = only(istio("POST /up " + protocol, answer, "-", null)).cause();
        assertThat(told).isNotNull();
        assertThat(told.id()).isEqualTo(cause);
        assertThat(told.confidence()).isEqualTo(confidence);
    }

    @Test
    void aTimeoutInAFormatWithoutAHostSaysNothingOfConnections() {
        Cause told = only("{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":504,\"response_flags\":\"UT\","
                        + "\"response_code_details\":\"response_timeout\"}")
                .cause();
        assertThat(told).isNotNull().extracting(Cause::id).isEqualTo("route_timeout");
    }

    @ParameterizedTest
    @CsvSource({"503 UF -, ", "200 UT response_timeout, 200", "503 - -, 503", "504 UT -, ", "200 DC -, 200"})
    void theStatusIsOfTheTryWhereItIsTheUpstreams(String answer, @Nullable Integer status) {
        assertThat(onlyTry(only(istio("GET /a HTTP/1.1", answer, "-", "10.0.0.6:9080")))
                        .status())
                .isEqualTo(status);
    }

    /** An unknown cluster had the flag of a missing route before it had one of its own. */
    @ParameterizedTest
    @CsvSource({
        "503 NR -, no_cluster, MEDIUM",
        "503 NR cluster_not_found, no_cluster, HIGH",
        "503 NC -, no_cluster, HIGH",
        "404 NR -, no_route, HIGH",
        "404 NR route_not_found, no_route, HIGH"
    })
    void ofAnUnknownClusterTheStatusTellsWhereTheFlagDoesNot(String answer, String cause, CauseConfidence confidence) {
        Cause told = only(istio("GET /a HTTP/1.1", answer, "-", null)).cause();
        assertThat(told).isNotNull();
        assertThat(told.id()).isEqualTo(cause);
        assertThat(told.confidence()).isEqualTo(confidence);
    }

    /** As with details: who answered is decided by whether an upstream was there to answer. */
    @ParameterizedTest
    @CsvSource({
        "GET /a HTTP/1.0, 426 - -, , true, bad_request",
        "GET /a HTTP/1.1, 401 - -, , true, local_reply_4xx",
        "GET /a HTTP/1.1, 503 - -, , true, unknown",
        "GET /a HTTP/1.1, 503 UH -, , true, no_healthy_host",
        "GET /a HTTP/1.1, 302 - -, , , ",
        "GET /a HTTP/1.1, 401 DC -, , , client_disconnected",
        "GET /a HTTP/1.1, 401 - -, 10.0.0.6:9080, , ",
        "GET /a HTTP/1.1, 401 - via_upstream, , false, "
    })
    void anErrorWithoutUpstreamHostIsThisProxys(
            String request, String answer, @Nullable String host, @Nullable Boolean local, @Nullable String cause) {
        Exchange exchange = only(istio(request, answer, "-", host));
        assertThat(exchange.response().localReply()).isEqualTo(local);
        Cause told = exchange.cause();
        assertThat(told == null ? null : told.id()).isEqualTo(cause);
    }

    @Test
    void aSessionWithoutRouteHasNoFilterChainOrNoRoute() {
        assertThat(only(istio("- - -", "0 NR -", "-", null)).why()).startsWith("no filter chain of the listener fits");
    }

    /** Nothing came from the upstream, and the side that resets is this one. */
    @ParameterizedTest
    @CsvSource({
        "503 LR -",
        "503 LR upstream_reset_before_response_started{local_reset}",
        "200 LR upstream_reset_after_response_started{local_reset}"
    })
    void aLocalResetIsThisProxys(String answer) {
        Cause told =
                only(istio("GET /a HTTP/1.1", answer, "-", "10.0.0.6:9080")).cause();
        assertThat(told).isNotNull();
        assertThat(told.id()).isEqualTo("local_reset");
        assertThat(told.side()).isEqualTo(CauseSide.PROXY);
    }

    /** A refusal takes one way to the host and back. */
    @ParameterizedTest
    @CsvSource({
        "- - -,            0 UF|URX -,   -, 9995, upstream_connect_timeout",
        "- - -,            0 UF|URX -,   -, 3,    upstream_connect_failure",
        "GET /a HTTP/1.1,  503 UF -,     -, 5001, upstream_connect_timeout",
        "GET /a HTTP/1.1,  503 UF|URX -, -, 1001, upstream_connect_failure",
        "GET /a HTTP/1.1,  503 UF|URX -, -, 15020, upstream_connect_timeout",
        "GET /a HTTP/1.1,  503 UF -,     delayed_connect_error:_111, 5001, upstream_connect_failure",
        "GET /a HTTP/1.1,  503 UF upstream_reset_before_response_started{connection_failure}, -, 5001, upstream_connect_timeout",
    })
    void whatTookLongToFailIsNoRefusal(String request, String answer, String transport, int millis, String cause) {
        String line = istio(request, answer.replace('|', ','), transport, "10.0.0.6:9080")
                .replace(" 95 45 - ", " 95 " + millis + " - ");
        assertThat(only(line).cause()).isNotNull().extracting(Cause::id).isEqualTo(cause);
    }

    @Test
    void howLongItTookCountsAlsoWhereNothingSaysWhenItBegan() {
        String line = istio("- - -", "0 UF,URX -", "-", "10.0.0.6:9080").replace(" 95 45 - ", " 95 10013 - ");
        assertThat(only(line.substring(line.indexOf("] ") + 2)).cause())
                .isNotNull()
                .extracting(Cause::id)
                .isEqualTo("upstream_connect_timeout");
    }

    /** Older releases set DC for whatever ended without an answer that they know of. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "400"})
    void whereNothingOfARequestWasReadNoTimeoutOfTheClientIsToldOf(String status) {
        Cause cause = only("[2026-01-05T10:00:01.250Z] \"- - HTTP/1.1\" " + status
                        + " DC \"-\" \"-\" 0 0 2 - \"-\" \"-\" \"-\" \"-\""
                        + " \"-\" - - 10.0.0.7:8080 10.0.0.9:39870 \"-\"")
                .cause();
        assertThat(cause).isNotNull();
        assertThat(cause.id()).isEqualTo("bad_request");
        assertThat(cause.confidence()).isEqualTo(CauseConfidence.LOW);
        assertThat(cause.summary()).startsWith("no request could be read");
    }

    /** Whoever quotes a line often leaves out what follows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"-\" \"TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED\"",
                "- \"TLS_error:_268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED\"",
                "\"-\" \"upstream connect error. reset reason: connection failure, transport failure reason: TLS error:"
                        + " 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED\"",
            })
    void aFailureOfTlsIsToldAlsoWhereTheLineEndsBehindIt(String end) {
        Cause cause = only("[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 503 UF " + end)
                .cause();
        assertThat(cause).isNotNull();
        assertThat(cause.id()).isEqualTo("upstream_tls_failure");
        assertThat(cause.summary()).contains("CERTIFICATE_VERIFY_FAILED");
    }

    /** Only where it has that place, no reason says that it was not TLS. */
    @ParameterizedTest
    @CsvSource({
        "503 UF 0 91 35 -,               MEDIUM",
        "503 UF \"-\" 0 91 35 -,         MEDIUM",
        "503 UF \"-\" \"-\" 0 91 35 -,   HIGH",
        "503 UF - - \"-\" 0 91 35 -,     HIGH",
    })
    void aFormWithoutThePlaceForAReasonCannotTellWhetherItWasTls(String answer, CauseConfidence confidence) {
        Cause cause = only("[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" " + answer
                        + " \"-\" \"curl/8\" \"-\" \"shop\" \"10.0.0.6:9080\"")
                .cause();
        assertThat(cause).isNotNull();
        assertThat(cause.id()).isEqualTo("upstream_connect_failure");
        assertThat(cause.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @CsvSource({"some_key, MEDIUM", "upstream_transport_failure_reason, HIGH"})
    void anObjectWithoutTheKeyForAReasonCannotTellEither(String key, CauseConfidence confidence) {
        Cause cause = only(json("503", "UF", key, "\"-\"")).cause();
        assertThat(cause).isNotNull();
        assertThat(cause.confidence()).isEqualTo(confidence);
    }

    /** A format may leave out what was asked for: then a host, a cluster or an answer tell that something was. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"upstream_host\":\"10.0.0.6:9080\"", "\"upstream_cluster\":\"shop\"", "\"response_code\":200"})
    void whatWasRoutedOrAnsweredWasRead(String told) {
        Cause cause = only(("{\"start_time\":\"2026-01-05T10:00:03.000Z\",\"protocol\":\"HTTP/1.1\","
                        + "\"response_flags\":\"DC\",\"duration\":50," + told + "}"))
                .cause();
        assertThat(cause).isNotNull();
        assertThat(cause.id()).isEqualTo("client_disconnected");
    }

    /** The flag alone does not say who closed it. */
    @ParameterizedTest
    @CsvSource({"0 DC -, MEDIUM", "0 DC downstream_remote_disconnect, HIGH"})
    void thatTheClientLeftIsCertainOnlyWithDetails(String answer, CauseConfidence confidence) {
        Cause cause =
                only(istio("GET /a HTTP/1.1", answer, "-", "10.0.0.6:9080")).cause();
        assertThat(cause).isNotNull();
        assertThat(cause.id()).isEqualTo("client_disconnected");
        assertThat(cause.confidence()).isEqualTo(confidence);
    }

    /** Who asks for a page without a session is sent to log in. */
    @ParameterizedTest
    @CsvSource({
        "302 UAEX ext_authz_denied, ext_authz_redirect, false, the external authorization service sent the client",
        "302 UAEX -, ext_authz_redirect, false, the external authorization service sent the client elsewhere",
        "204 UAEX ext_authz_denied, ext_authz_denied, true, the external authorization service answered 204",
        "200 UAEX ext_authz_denied, ext_authz_denied, true, the external authorization service said no",
        "403 UAEX ext_authz_denied, ext_authz_denied, true, the external authorization service said no"
    })
    void aRedirectOfTheAuthorizationServiceIsNoFailure(String answer, String id, boolean failed, String why) {
        Exchange exchange = only(istio("GET /a HTTP/1.1", answer, "-", null));
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo(id);
        assertThat(exchange.failed()).isEqualTo(failed);
        assertThat(exchange.why()).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource({
        "503 UAEX ext_authz_error, 1, it failed at once",
        "503 UAEX ext_authz_error, 45, the service is not reachable",
        "503 UAEX ext_authz_error, 250, there was no answer in 250 ms: the filter's timeout",
        "503 UAEX ext_authz_error, 25001, there was no answer in 25.0 s: the filter's timeout",
        "500 - rate_limiter_error, 3, it failed at once",
        "500 - rate_limiter_error, 18, the service is not reachable",
        "500 - rate_limiter_error, 2000, there was no answer in 2.0 s"
    })
    void howLongACallTookTellsWhyItFailed(String answer, int millis, String usual) {
        String line = istio("GET /a HTTP/1.1", answer, "-", null).replace(" 95 45 - ", " 95 " + millis + " - ");
        assertThat(explained(line).usual()).startsWith(usual);
    }

    /** Or else it takes mutual TLS only: that peer hangs up at once. */
    @ParameterizedTest
    @CsvSource({"0, true", "45, false"})
    void whoHangsUpAtOnceMayWantMutualTls(int millis, boolean told) {
        String line = istio(
                        "GET /a HTTP/1.1",
                        "503 UC upstream_reset_before_response_started{connection_termination}",
                        "-",
                        "10.0.0.6:9080")
                .replace(" 95 45 - ", " 95 " + millis + " - ");
        assertThat(explained(line).alternatives())
                .extracting(Cause::id)
                .filteredOn("mtls_required"::equals)
                .hasSize(told ? 1 : 0);
    }

    @Test
    void aClientWithAServerNameOfTheMeshIsAProxy() {
        String line = istio("GET /a HTTP/1.1", "0 DC -", "-", "10.0.0.6:9080")
                .replace("40113 - ", "40113 outbound_.9080_._.reviews.default.svc.cluster.local ");
        assertThat(explained(line).usual()).startsWith("the client is a proxy of the mesh");
    }

    /** Nothing is lost on that way: the application does not listen, and the time went by before. */
    @Test
    void toThisMachineItselfNoConnectTakesLong() {
        String line = istio("- - -", "0 UF,URX -", "-", "127.0.0.1:12950").replace(" 95 45 - ", " 95 2285 - ");
        assertThat(only(line).cause()).isNotNull().extracting(Cause::id).isEqualTo("upstream_connect_failure");
    }

    @Test
    void theClusterOfASessionThatHasNoHostNeedNotBeNamed() {
        String line = istio("- - -", "0 UH -", "-", null);
        assertThat(only(line.replace(CLUSTER, "-")).why()).startsWith("the cluster of the session, which is not named");
        assertThat(only(line.replace(CLUSTER, "BlackHoleCluster")).cause())
                .isNotNull()
                .extracting(Cause::id)
                .isEqualTo("blocked_by_mesh");
        assertThat(only(line).why()).isEqualTo("the cluster has no healthy host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ns[foo]-policy[httpbin]-rule[0]; denied by RBAC (rule 0 of policy httpbin in namespace foo)",
                "istio-ext-authz-ns[foo]-policy[ext]-rule[2]; denied by RBAC (rule 2 of policy ext in namespace foo)",
                "only_admins; denied by RBAC (policy: only admins)",
                "none; denied by RBAC: no policy allows it",
                "default-deny-all-due-to-bad-CUSTOM-action; Istio has everything denied here: it could not make use of"
                        + " an AuthorizationPolicy with action CUSTOM",
            })
    void policiesOfIstioAreNamedAsTheirObjects(String policy, String why) {
        String details = "403 - rbac_access_denied_matched_policy[" + policy + "]";
        assertThat(only(istio("GET /a HTTP/1.1", details, "-", null)).why()).isEqualTo(why);
    }

    @Test
    void aSessionIsRefusedAConnectionAndNotARequest() {
        assertThat(only(istio("- - -", "0 UO -", "-", null)).why()).endsWith("refused the connection");
        assertThat(only(istio("- - -", "0 URX -", "-", "10.0.0.6:3306")).why())
                .startsWith("no connection to 10.0.0.6:3306 could be made");
    }

    /** Its failure stands in headers that the access log does not print. */
    @Test
    void anAnswerThatIsRetriedForItsGrpcStatusIsNoContradiction() {
        assertThat(only(istio("POST /a HTTP/2", "200 URX via_upstream", "-", "10.0.0.6:9080"))
                        .why())
                .isEqualTo(
                        "several tries, and the last answer of 10.0.0.6:9080, 200, was still one that is retried: for"
                                + " its gRPC status or another header");
    }

    /** A gRPC request is answered with 200 by this proxy, too. */
    @ParameterizedTest
    @CsvSource({
        "200 UF -, connect_failure",
        "200 UC upstream_reset_before_response_started{connection_termination}, reset"
    })
    void theStatusOfTheProxysAnswerToAGrpcRequestIsNotTheUpstreams(String answer, String outcome) {
        UpstreamAttempt last = onlyTry(only(istio("POST /a HTTP/2", answer, "-", "10.0.0.6:9080")));
        assertThat(last.outcome().printed()).isEqualTo(outcome);
        assertThat(last.status()).isNull();
    }

    @Test
    void whereAFormatTellsNoFlagsAnErrorMayBeTheProxys() {
        Exchange exchange =
                only("{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":504,\"upstream_host\":\"10.0.0.6:9080\"}");
        assertThat(onlyTry(exchange).outcome()).isEqualTo(AttemptOutcome.OPEN);
        assertThat(exchange.why()).contains("whether an upstream or this proxy made that is not in the log");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"upstream_cluster\":\"db\"",
                "\"downstream_local_address\":\"10.2.0.1:5432\"",
                "\"downstream_remote_address\":\"10.0.0.9:40113\"",
                "\"requested_server_name\":\"db\"",
                "\"timestamp\":\"2026-01-05T10:00:01.250Z\",\"duration\":\"45\"",
            })
    void anEntryOfWhichTheHostStandsUnderAKeyThatNobodyKnowsIsOfASession(String known) {
        Exchange session =
                only("{\"method\":\"-\",\"path\":\"-\",\"protocol\":\"-\",\"request_id\":\"-\",\"status_code\":\"0\","
                        + "\"response_flags\":\"-\",\"upstream_service\":\"10.2.0.1:5432\"," + known + "}");
        assertThat(session.kind()).isEqualTo(ExchangeKind.TCP);
        assertThat(session.attempts()).isEmpty();
        assertThat(session.failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"original_message", "message", "log", "event.original"})
    void anEntryThatHoldsTheLineOfWhichItWasMadeIsReadByThat(String key) {
        String line = istio("- - -", "0 - -", "-", "10.0.0.6:3306");
        Exchange session =
                only("{\"method\":\"-\",\"status_code\":\"0\",\"response_flags\":\"-\",\"upstream\":\"other\",\"" + key
                        + "\":\"" + line.replace("\"", "\\\"") + "\"}");
        Exchange alone = only(line);
        assertThat(onlyTry(session).host()).isEqualTo("10.0.0.6:3306");
        assertThat(session.cluster()).isEqualTo(CLUSTER);
        assertThat(session.span()).isEqualTo(alone.span());
        assertThat(session.peer()).isEqualTo(alone.peer());
    }

    @Test
    void aTextThatIsNoWholeLineIsNotReadInPlaceOfItsEntry() {
        Exchange exchange = only(
                "{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":503,\"response_flags\":\"UF\","
                        + "\"message\":\"[2026-01-05T10:00:01.250Z] \\\"GET /b HTTP/1.1\\\" 200 - is what the other proxy said\"}");
        assertThat(exchange.request().path()).isEqualTo("/a");
    }

    @Test
    void linesOfOtherKeysThatTellOfNoRequestAreNone() {
        Reading reading = new Story()
                .line("{\"response_code\":200,\"response_flags\":\"-\",\"duration\":7,\"bytes_sent\":3}")
                .read();
        assertThat(reading.exchanges()).isEmpty();
        assertThat(reading.summary().accessAlone()).isZero();
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

    @Test
    void theLineIsOnTheTimelineOfItsRequest() {
        Exchange exchange = only(istio("GET /a HTTP/1.1", "200 - via_upstream", "-", "10.0.0.6:9080"));
        assertThat(exchange.steps()).hasSize(1);
        assertThat(exchange.steps().get(0).event().text()).contains("via_upstream");
    }
}
