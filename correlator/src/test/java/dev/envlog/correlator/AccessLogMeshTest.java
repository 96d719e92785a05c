package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names that Istio gives mean for a request of which there is only the line of the access log. */
class AccessLogMeshTest {

    private static Exchange request(String answer, String host, String cluster, String route) {
        return exchange("GET /a HTTP/1.1", answer, host, cluster, route);
    }

    private static Exchange exchange(String request, String answer, String host, String cluster, String route) {
        Reading reading = new Story()
                .line("[2026-01-05T10:00:01.250Z] \"" + request + "\" " + answer
                        + " - \"-\" 0 95 1 - \"-\" \"curl/8\" \"-\" \"shop\" \"" + host + "\" " + cluster
                        + " - 10.96.1.2:9080 10.0.0.9:40113 - " + route)
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        return reading.exchanges().get(0);
    }

    private static Diagnosis diagnosis(Exchange exchange) {
        return Objects.requireNonNull(Diagnosis.of(exchange));
    }

    @ParameterizedTest
    @CsvSource({"502 - direct_response, block_all, blocked_by_mesh", "502 - direct_response, default, direct_response"})
    void theRouteOfWhatTheMeshDoesNotKnowBlocksIt(String answer, String route, String cause) {
        assertThat(diagnosis(request(answer, "-", "-", route)).cause().id()).isEqualTo(cause);
    }

    @Test
    void whatIsBlockedIsToldByWhereTheClientsConnectionWent() {
        Exchange blocked = exchange("- - -", "0 UH -", "-", "BlackHoleCluster", "-");
        assertThat(diagnosis(blocked).cause().summary()).endsWith("and it does not know 10.96.1.2:9080");
    }

    @Test
    void plainTextToAWorkloadThatWantsMutualTlsIsOneWayToLoseAConnectionAtOnce() {
        String answer = "503 UC upstream_reset_before_response_started{connection_termination}";
        assertThat(diagnosis(request(answer, "10.0.0.6:9080", "PassthroughCluster", "allow_any"))
                        .alternatives())
                .extracting(Cause::id)
                .contains("mtls_required");
        assertThat(diagnosis(request(answer, "10.0.0.6:9080", "shop", "default"))
                        .alternatives())
                .extracting(Cause::id)
                .doesNotContain("mtls_required");
    }

    @Test
    void withoutAFilterChainPlainTextIsLookedAtFirst() {
        Diagnosis diagnosis = diagnosis(exchange("- - -", "0 NR filter_chain_not_found", "-", "-", "-"));
        assertThat(diagnosis.cause().id()).isEqualTo("no_route");
        assertThat(diagnosis.checks().get(0)).contains("PeerAuthentication is STRICT");
    }

    @Test
    void aClientThatLeavesBeforeAHostIsNamedWaitedForAConnection() {
        String gone = "0 DC downstream_remote_disconnect";
        assertThat(diagnosis(request(gone, "-", "outbound|80||shop", "default")).usual())
                .startsWith("no connection to a host of outbound|80||shop was ready by then");
        assertThat(diagnosis(request(gone, "10.0.0.6:9080", "outbound|80||shop", "default"))
                        .usual())
                .startsWith("the client's own timeout is shorter");
    }

    @Test
    void aWebSocketThatItsClientEndsHasNotFailed() {
        Exchange exchange =
                request("101 DC downstream_remote_disconnect", "10.0.0.6:9080", "outbound|80||shop", "default");
        assertThat(exchange.failed()).isFalse();
        assertThat(exchange.response().flags()).containsExactly("DC");
        assertThat(request("101 SI stream_idle_timeout", "10.0.0.6:9080", "outbound|80||shop", "default")
                        .failed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "404 NR route_not_found - '\"-\"' 0 0 31 - '\"10.0.0.6\"' '\"curl/8\"' ..., true",
        "404 NR 0 0 31 - '\"10.0.0.6\"' '\"curl/8\"' '\"-\"' '\"shop\"', false",
    })
    void aLineThatIsCutOffIsIstiosByItsFirstValues(String answer, boolean istio) {
        Exchange exchange = new Story()
                .line("[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" " + answer.replace("'", ""))
                .read()
                .exchanges()
                .get(0);
        assertThat(diagnosis(exchange).checks().get(0).contains("istioctl")).isEqualTo(istio);
    }

    @ParameterizedTest
    @CsvSource({"none, without mTLS it has none", "ns[a]-policy[p]-rule[0], the rule of that number"})
    void whoIsDeniedByARuleNeedsNoIdentityForAnother(String policy, String check) {
        Exchange denied = request("403 - rbac_access_denied_matched_policy[" + policy + "]", "-", "-", "-");
        assertThat(String.join("\n", diagnosis(denied).checks())).contains(check);
    }
}
