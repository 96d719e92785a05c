package dev.envlog.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Circumstances.Fact;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticianTest {

    private static Circumstances with(@Nullable String complaint) {
        return new Circumstances(
                "one",
                null,
                null,
                null,
                Set.of(Fact.WAITING),
                complaint,
                null,
                null,
                Awaited.NOTHING,
                null,
                null,
                null);
    }

    private static String summary(@Nullable String details, Circumstances known, String... flags) {
        UpstreamAttempt attempt = new UpstreamAttempt(
                1,
                3L,
                "10.1.0.1:80",
                false,
                AttemptOutcome.CONNECT_FAILURE,
                null,
                "connection failure",
                Event.NO_TIME,
                Event.NO_TIME,
                Event.NO_TIME,
                null);
        Response response = new Response(503, List.of(flags), FlagsBy.DERIVED, details, true);
        return Objects.requireNonNull(Diagnostician.shared().cause(response, List.of(attempt), known))
                .summary();
    }

    /** Whatever else is known, and whoever answered. */
    @Test
    void whatIsWellHasNoCause() {
        for (Integer status : new Integer[] {null, 101, 200, 304, 399}) {
            for (String details : new String[] {null, "via_upstream"}) {
                for (Boolean own : new Boolean[] {null, true, false}) {
                    for (Integer grpc : new Integer[] {null, 0}) {
                        Response response = new Response(status, List.of(), FlagsBy.DERIVED, details, own);
                        assertThat(Diagnostician.isWell(response, grpc)).isTrue();
                        assertThat(Diagnostician.shared().cause(response, List.of(), everything(grpc)))
                                .as("%s, gRPC status %s", response, grpc)
                                .isNull();
                    }
                }
            }
        }
    }

    private static Circumstances everything(@Nullable Integer grpc) {
        return new Circumstances(
                "BlackHoleCluster",
                "block_all",
                grpc,
                "message",
                EnumSet.allOf(Fact.class),
                "TLS error: WRONG_VERSION_NUMBER",
                "bytes that are no HTTP",
                "a call",
                Awaited.NOTHING,
                "envoy.filters.http.rbac",
                "other.example.com",
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "503, , , false",
        "404, via_upstream, , false",
        "200, direct_response, , false",
        "200, via_upstream, 14, false",
        "200, via_upstream, 0, true"
    })
    void anErrorOrDetailsThatSayMoreAreLookedAt(
            @Nullable Integer status, @Nullable String details, @Nullable Integer grpc, boolean well) {
        assertThat(Diagnostician.isWell(new Response(status, List.of(), FlagsBy.DERIVED, details, null), grpc))
                .isEqualTo(well);
        assertThat(Diagnostician.isWell(new Response(200, List.of("UT"), FlagsBy.DERIVED, null, null), null))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        connection_failure,delayed_connect_error:_111; ; : connection refused (111)
        connection failure; delayed connection error: 113; : no route to host (113)
        connection_failure|delayed_connect_error:_111; delayed connect error: 111; : connection refused (111)
        remote_connection_failure|delayed_connect_error:_Connection_refused; ; : Connection refused
        connection_failure,delayed_connect_error:_7777; ; : 7777
        remote_connection_failure|upstream closed early; ; : upstream closed early
        connection_failure; ;
        """)
    void whyThereWasNoConnectionIsSaidByTheSystemsWords(
            String reason, @Nullable String complaint, @Nullable String why) {
        assertThat(summary("upstream_reset_before_response_started{" + reason + "}", with(complaint)))
                .isEqualTo("no connection to 10.1.0.1:80 could be made" + (why == null ? "" : why));
    }

    @Test
    void whereThisSideCouldNotConnectTheUpstreamIsNotBlamed() {
        assertThat(summary("upstream_reset_before_response_started{local_connection_failure}", with(null)))
                .isEqualTo("this proxy gave up the connection to 10.1.0.1:80 before it was made");
        assertThat(summary(
                        "upstream_reset_before_response_started{remote_connection_failure|immediate_connect_error:_"
                                + "Cannot_assign_requested_address}",
                        with(null)))
                .startsWith("no connection to 10.1.0.1:80 could be made: this machine has no source address");
    }

    @ParameterizedTest
    @CsvSource({
        "low_version, 426, bad_request",
        "direct_response, 503, direct_response",
        "ext_proc_error_gRPC_error_14{gone}, 500, ext_proc_error",
        "csrf_origin_mismatch, 403, csrf_denied",
        "something_new{x}, 418, local_reply",
        "http1.headers_too_large, 431, headers_too_large"
    })
    void anAnswerOfTheProxyItselfIsExplainedByItsDetails(String details, int status, String cause) {
        Response own = new Response(status, List.of(), FlagsBy.DERIVED, details, true);
        assertThat(Diagnostician.shared().cause(own, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo(cause);
    }

    @Test
    void whatARouteSaysToAnswerIsNoFailureBelow400() {
        Response moved = new Response(301, List.of(), FlagsBy.DERIVED, "direct_response", true);
        assertThat(Diagnostician.shared().cause(moved, List.of(), with(null))).isNull();
    }

    @Test
    void whatAnAnswerOfTheProxyItselfSaysCountsMoreThanTheFlagsOfTheTriesBefore() {
        Response own = new Response(503, List.of("URX"), FlagsBy.ACCESS_LOG, "wasm_fail_stream", true);
        assertThat(Diagnostician.shared().cause(own, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo("wasm_failed");
        Response unknown = new Response(503, List.of("URX"), FlagsBy.ACCESS_LOG, "something_new", true);
        assertThat(Diagnostician.shared().cause(unknown, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo("retries_exhausted");
    }

    @Test
    void flagsThatBeginAlikeAreToldApart() {
        Response used = new Response(503, List.of("URX"), FlagsBy.DERIVED, "via_upstream", false);
        assertThat(Diagnostician.shared().cause(used, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo("retries_exhausted");
        Response limited = new Response(500, List.of("RLSE"), FlagsBy.ACCESS_LOG, null, null);
        assertThat(Diagnostician.shared().cause(limited, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo("rate_limit_error");
    }

    @Test
    void whereNoDetailsArePrintedTheConnectionsOwnLinesTell() {
        assertThat(summary(null, with("delayed connect error: 111"), "UF"))
                .isEqualTo("no connection to 10.1.0.1:80 could be made: connection refused (111)");
        assertThat(summary(null, with(null), "UF")).isEqualTo("no connection to 10.1.0.1:80 could be made");
    }

    @Test
    void anAnswerOfAnOverloadedProxyIsToldFromOneOfTheService() {
        Response answer = new Response(503, List.of(), null, null, false);
        Circumstances overloaded = new Circumstances(
                "one",
                null,
                null,
                null,
                Set.of(Fact.WAITING, Fact.OVERLOADED),
                null,
                null,
                null,
                Awaited.NOTHING,
                null,
                null,
                null);
        assertThat(Diagnostician.shared().cause(answer, List.of(), overloaded))
                .extracting(Cause::id)
                .isEqualTo("upstream_overloaded");
        assertThat(Diagnostician.shared().cause(answer, List.of(), with(null)))
                .extracting(Cause::id)
                .isEqualTo("upstream_5xx");
        Response own = new Response(503, List.of("UO"), null, "upstream_reset_before_response_started{overflow}", true);
        assertThat(Diagnostician.shared().cause(own, List.of(), overloaded))
                .extracting(Cause::id)
                .isEqualTo("circuit_breaker");
    }

    @Test
    void anAnswerOfWhichTheLogShowsNoTryIsNotBlamedOnTheUpstreamForSure() {
        Response answer = new Response(503, List.of(), null, null, null);
        assertThat(Diagnostician.shared().cause(answer, List.of(), with(null)))
                .extracting(Cause::id, Cause::confidence)
                .containsExactly("unknown", CauseConfidence.LOW);
    }

    @Test
    void aMessageOfAStrangerIsCut() {
        Circumstances known = new Circumstances(
                null, null, 13, "x".repeat(5000), Set.of(), null, null, null, Awaited.NOTHING, null, null, null);
        Response response = new Response(200, List.of(), null, null, false);
        assertThat(Objects.requireNonNull(Diagnostician.shared().cause(response, List.of(), known))
                        .summary())
                .startsWith("the answer carries gRPC status 13 (INTERNAL): xxx")
                .hasSizeLessThan(300);
    }
}
