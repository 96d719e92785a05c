package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deciding line stands elsewhere than in the request's last ones; the cause goes by it all the same. */
class ToldCauseTest {

    private static Cause cause(Exchange exchange) {
        return Objects.requireNonNull(exchange.cause());
    }

    @Test
    void listenerFiltersThatWaitedInVainAreTheCauseRatherThanWhatBlocksThen() {
        Reading reading = new Story()
                .plain("filter", "original_dst: new connection accepted")
                .plain("filter", "original_dst: set destination to 10.20.1.15:3306")
                .plain("filter", "tls inspector: new connection accepted")
                .at(1001)
                .plain("conn_handler", "listener filter times out after 1000 ms")
                .plain("conn_handler", "fallback to default listener filter")
                .conn("filter", 5, "new tcp proxy session")
                .conn("filter", 5, "Creating connection to cluster BlackHoleCluster")
                .plain("upstream", "no healthy host")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .accept(5)
                .read();
        assertThat(cause(reading.session(5)).id()).isEqualTo("listener_filter_timeout");
        assertThat(reading.owners("original_dst")).allMatch(owner -> owner.startsWith("C5 "));
        assertThat(reading.owners("listener filter times out")).containsExactly("C5 precedes certain");
    }

    private static Story heardOfAReply() {
        return new Story()
                .accept(5).stream("ext_proc", 5, 77, "Received request headers response").at(20_000).stream(
                        "ext_proc",
                        5,
                        77,
                        "When onLocalReply() is called, set processing_complete_ to true to skip external processing");
    }

    /** A redirect and a direct response are local replies too: which answer it is stands in a line that is missing here. */
    @Test
    void thatAFilterHeardOfAnAnswerOfTheProxyDoesNotMeanThatTheRequestFailed() {
        Exchange request = heardOfAReply().read().stream(77);
        assertThat(request.failed()).isFalse();
        assertThat(request.cause()).isNull();
        assertThat(request.response().localReply()).isTrue();
    }

    @Test
    void aRequestOfWhichAFilterHeardThatItIsAnsweredDoesNotWaitForTheUpstream() {
        Reading reading = new Story()
                .accept(5).asks(5, 77, "/a", "db").queued().stream(
                                "ext_proc",
                                5,
                                77,
                                "When onLocalReply() is called, set processing_complete_ to true to skip external processing")
                        .conn("connection", 5, "remote close")
                        .conn("connection", 5, "closing socket: 0")
                        .read();
        Exchange request = reading.stream(77);
        assertThat(request.cause()).isNull();
    }

    @Test
    void theAnswerItselfCountsMoreThanThatAFilterHeardOfIt() {
        assertThat(cause(heardOfAReply().localReply(5, 77, 504, "stream_idle_timeout").read().stream(77))
                        .id())
                .isEqualTo("stream_idle_timeout");
    }

    /** A route may answer by itself, and well. */
    @Test
    void anAnswerOfTheProxyThatIsNoErrorIsNoFailure() {
        assertThat(heardOfAReply().localReply(5, 77, 200, "direct_response").read().stream(77)
                        .failed())
                .isFalse();
    }

    @Test
    void aCodecThatIsTakenDownWithItsConnectionSaysNothingOfTheUpstream() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .reused(2, 1, 71)
                .conn("connection", 2, "remote close")
                .conn("connection", 2, "closing socket: 0")
                .conn("client", 2, "protocol error: The user callback function failed")
                .conn("client", 2, "disconnect. resetting 1 pending requests")
                .reset(1, 71, "connection termination", "")
                .localReply(1, 71, 503, "upstream_reset_before_response_started{connection termination}")
                .read();
        assertThat(cause(reading.stream(71)).id()).isEqualTo("upstream_closed_early");
        assertThat(reading.attempts(71)).noneMatch(attempt -> attempt.contains("callback"));
    }

    @Test
    void aSocketThatIsClosedAfterTheTimeoutIsNobodys() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .at(1001)
                .plain("conn_handler", "listener filter times out after 1000 ms")
                .at(1002)
                .accept(5)
                .read();
        assertThat(reading.owners("listener filter times out")).containsExactly("-");
        assertThat(reading.owners("tls inspector")).containsExactly("-");
    }

    @Test
    void aTimeoutDuringTheHandshakeIsATimeoutRatherThanAFailureOfTls() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:443")
                .at(90)
                .conn("connection", 3, "connected")
                .at(250)
                .connectTimesOut(3)
                .reset(1, 71, "connection failure", "")
                .localReply(1, 71, 503, "upstream_reset_before_response_started{connection failure}")
                .read();
        Cause cause = cause(reading.stream(71));
        assertThat(cause.id()).isEqualTo("upstream_connect_failure");
        assertThat(cause.summary())
                .isEqualTo(
                        "no connection to 10.1.0.1:443 could be made in time: TCP was connected, the TLS handshake was"
                                + " going on");
    }

    @Test
    void aRequestThatReachedItsMaximumAgeHasFailedThoughNoAnswerTellsSo() {
        Exchange exchange = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).at(3000).stream(
                        "http", 5, 77, "Stream max duration time reached")
                        .stream("http", 5, 77, "doEndStream() resetting stream")
                        .stream("http", 5, 77, "stream reset")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).id()).isEqualTo("max_duration");
        assertThat(exchange.failed()).isTrue();
    }

    @Test
    void whatIsWrongWithAFrameIsSaidInPlaceOfThatACallbackFailed() {
        Exchange exchange = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .reused(3, 1, 71)
                        .at(5)
                        .conn(
                                "http2",
                                3,
                                "invalid http2: Invalid HTTP header field was received: name: [content-length]")
                        .conn("http2", 3, "invalid frame: Invalid HTTP header field was received on stream 1")
                        .conn("client", 3, "Error dispatching received data: The user callback function failed")
                        .conn("connection", 3, "closing data_to_write=0 type=1")
                        .reset(1, 71, "protocol error", "")
                        .localReply(1, 71, 502, "upstream_reset_before_response_started{protocol error}")
                        .read()
                        .stream(71);
        assertThat(cause(exchange).summary())
                .endsWith("Invalid HTTP header field was received: name: [content-length]");
        Diagnosis diagnosis = Objects.requireNonNull(Diagnosis.of(exchange));
        assertThat(diagnosis.usual()).contains("against the rules of HTTP/2");
        assertThat(diagnosis.evidence())
                .anyMatch(step -> step.event().text().contains("invalid http2: Invalid HTTP header"));
    }

    @Test
    void aTunnelThatTheUpstreamClosesIsNoAnswerBrokenOff() {
        Exchange exchange = new Story()
                .accept(1).asks(1, 71, "/ws", "one").reused(3, 1, 71).at(5).stream(
                        "router", 1, 71, "upstream headers complete: end_stream=false")
                        .headers(":status", "101")
                        .stream("http", 1, 71, "encoding headers via codec (end_stream=false):")
                        .headers(":status", "101", "upgrade", "websocket")
                        .at(100_000)
                        .conn("connection", 3, "remote close")
                        .conn("connection", 3, "closing socket: 0")
                        .conn("client", 3, "disconnect. resetting 1 pending requests")
                        .conn("client", 3, "request reset")
                        .reset(1, 71, "connection termination", "")
                        .stream(
                                "http",
                                1,
                                71,
                                "Resetting stream due to upstream_reset_after_response_started{connection termination}. Prior"
                                        + " headers have already been sent")
                        .read()
                        .stream(71);
        assertThat(cause(exchange).id()).isEqualTo("tunnel_closed");
    }

    @Test
    void theFilterThatSpokeLastIsNamedWhereDetailsAreMissing() {
        Exchange exchange = new Story()
                        .accept(5)
                        .request(5, 77, "/callback")
                        .plain("upstream", "Oauth response code: 400")
                        .localReply(5, 77, 401, "")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).summary())
                .isEqualTo(
                        "this proxy answered 401 itself; the filter that spoke last before is envoy.filters.http.oauth2");
    }

    @Test
    void theKeysThatAreMissingAreNotTheTokensFault() {
        Exchange exchange = new Story()
                        .accept(5)
                        .request(5, 77, "/a")
                        .localReply(5, 77, 401, "jwt_authn_access_denied{Jwks_remote_fetch_is_failed}")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).id()).isEqualTo("jwks_unavailable");
        assertThat(cause(exchange).side()).isEqualTo(CauseSide.PROXY);
    }

    @Test
    void whyTheExternalProcessorFailedIsInTheDetails() {
        Exchange ended = new Story()
                .accept(5).request(5, 77, "/a").localReply(5, 77, 500, "ext_proc_error_gRPC_error_12").read().stream(
                        77);
        assertThat(cause(ended).summary())
                .isEqualTo("the external processor's stream ended with gRPC status 12 (UNIMPLEMENTED)");
        Exchange slow = new Story()
                        .accept(5)
                        .request(5, 77, "/a")
                        .localReply(5, 77, 504, "ext_proc_error_per-message_timeout_exceeded")
                        .read()
                        .stream(77);
        assertThat(cause(slow).summary()).contains("message_timeout");
    }

    @Test
    void aClusterThatLostItsHostsJustBeforeSaysSo() {
        Story lost = new Story().thread(9).plain("upstream", "removing hosts for TLS cluster one removed 3");
        Story soon = lost.thread(23)
                .at(150)
                .accept(5)
                .asks(5, 77, "/a", "one")
                .plain("upstream", "no healthy host for HTTP connection pool")
                .localReply(5, 77, 503, "no_healthy_upstream");
        Exchange exchange = soon.read().stream(77);
        assertThat(cause(exchange).summary())
                .isEqualTo("the cluster has no healthy host: it had lost hosts just before");
        assertThat(exchange.steps())
                .anyMatch(step -> step.context() && step.event().text().contains("removed 3"));
        // What was lost long ago, or by another cluster, is no reason.
        Exchange late = new Story()
                        .thread(9)
                        .plain("upstream", "removing hosts for TLS cluster one removed 3")
                        .plain("upstream", "removing hosts for TLS cluster two removed 3")
                        .thread(23)
                        .at(61_000)
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .plain("upstream", "no healthy host for HTTP connection pool")
                        .localReply(5, 77, 503, "no_healthy_upstream")
                        .read()
                        .stream(77);
        assertThat(cause(late).summary()).isEqualTo("the cluster has no healthy host");
    }

    @Test
    void whyTheLastTryFailedIsToldWhereTheLogEndsBeforeTheNext() {
        Exchange exchange = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .queued()
                        .creating(3, "10.1.0.1:80")
                        .at(2)
                        .refused(3)
                        .toldOfRefusal(1, 71)
                        .stream("router", 1, 71, "performing retry")
                        .read()
                        .stream(71);
        assertThat(exchange.failed()).isFalse();
        assertThat(exchange.why()).startsWith("so far: no connection to 10.1.0.1:80 could be made");
    }

    /** An answer of which the log shows neither an upstream's headers nor a reply of the proxy's own. */
    @Test
    void nobodyIsBlamedForAnAnswerOfWhichNoOriginIsSeen() {
        Exchange call = new Story()
                .accept(5).request(5, 77, "/a").routed(0, 900, "authz").stream(
                        "router", 0, 900, "router decoding headers:")
                        .headers(":method", "GET", ":path", "/auth/a")
                        .at(4)
                        .plain("http", "async http request response headers (end_stream=true):")
                        .headers(":status", "503")
                        .read()
                        .stream(900);
        assertThat(cause(call).confidence()).isEqualTo(CauseConfidence.LOW);
        assertThat(cause(call).id()).isEqualTo("unknown");
    }

    @Test
    void howLongARequestWaitedIsNotKnownWhereTheLogBeginsWithItsConnection() {
        Exchange exchange = new Story().reused(3, 1, 71).at(5).answered(3, 1, 71, 200).read().stream(71);
        assertThat(exchange.phases().poolWait()).isNull();
        assertThat(exchange.phases().connect()).isNull();
    }

    @Test
    void theUpgradeThatWasRefusedIsNamed() {
        Exchange exchange = new Story()
                .accept(1).conn("http", 1, "new stream").stream(
                        "http", 1, 71, "request headers complete (end_stream=false):")
                        .headers(":authority", "shop", ":path", "/ws", ":method", "GET", "upgrade", "TLS/1.2")
                        .localReply(1, 71, 403, "upgrade_failed")
                        .read()
                        .stream(71);
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).usual())
                .startsWith("the client asks for \"TLS/1.2\"; allowed is only");
    }

    private static Story connectedFor(String serverName, String authority) {
        return new Story()
                        .plain("filter", "tls inspector: new connection accepted")
                        .plain("filter", "tls:onServerName(), requestedServerName: " + serverName)
                        .accept(1)
                        .conn("http", 1, "new stream")
                        .stream("http", 1, 71, "request headers complete (end_stream=true):")
                        .headers(":authority", authority, ":path", "/", ":method", "GET", ":scheme", "https")
                        .stream("router", 1, 71, "no route match for URL '/'")
                        .localReply(1, 71, 404, "route_not_found");
    }

    @Test
    void aConnectionThatWasMadeForAnotherNameMeetsTheRoutesOfThat() {
        Exchange exchange = connectedFor("app.example.com", "pay.example.com").read().stream(71);
        assertThat(cause(exchange).summary()).endsWith("; the client's connection was made for app.example.com");
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).usual()).startsWith("the client reuses a connection");
    }

    @Test
    void theNameThatWasAskedForWithItsPortIsNoOther() {
        assertThat(cause(connectedFor("pay.example.com", "pay.example.com:8443").read().stream(71))
                        .summary())
                .isEqualTo("no route matches this authority and path");
    }

    /** Istio names clusters of gateways between networks by the SNI that they are for. */
    @Test
    void aGatewayBetweenNetworksWithoutEndpointsIsNoMatterOfSubsets() {
        Diagnosis gateway = unreachable("outbound_.80_._.shop.global");
        assertThat(gateway.usual()).contains("gateway between networks");
        assertThat(gateway.alternatives()).isEmpty();
        assertThat(unreachable("outbound|80||shop.default.svc").alternatives()).isEmpty();
        assertThat(unreachable("outbound|80|v1|shop.default.svc").alternatives())
                .extracting(Cause::id)
                .containsExactly("subset_empty");
    }

    private static Diagnosis unreachable(String cluster) {
        Exchange session = new Story()
                .accept(5)
                .conn("filter", 5, "new tcp proxy session")
                .conn("filter", 5, "Creating connection to cluster " + cluster)
                .plain("upstream", "no healthy host for TCP connection pool")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .read()
                .session(5);
        return Objects.requireNonNull(Diagnosis.of(session));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:80, true", "[::1]:80, true", "10.0.0.1:80, false"})
    void whoConnectsToItselfInAContainerMayMeanAnother(String address, boolean itself) {
        Exchange exchange = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .queued()
                        .creating(8, address)
                        .refused(8)
                        .toldOfRefusal(5, 77)
                        .read()
                        .stream(77);
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).checks().stream()
                        .anyMatch(check -> check.contains("not the machine or another container")))
                .isEqualTo(itself);
    }
}
