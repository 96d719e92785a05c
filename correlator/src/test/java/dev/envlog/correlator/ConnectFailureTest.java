package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that cannot be made fails every stream that waited in its pool. */
class ConnectFailureTest {

    private static final String DETAILS =
            "upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111}";

    @Test
    void whereTheLogEndsBeforeARetryOrTheAnswerTheLastTryIsToldOfButNothingHasFailed() {
        Exchange exchange = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .reused(6, 5, 77)
                        .at(3)
                        .reset(5, 77, "connection termination", "")
                        .read()
                        .stream(77);
        assertThat(exchange.failed()).isFalse();
        assertThat(exchange.why())
                .startsWith("so far: ")
                .contains("the reused connection to the upstream ended before it answered");
    }

    @Test
    void oneFailureFailsTwoThatWait() {
        Reading reading = new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .asks(2, 72, "/b", "one")
                .queued()
                .at(2)
                .refused(3)
                .toldOfRefusal(2, 72)
                .localReply(2, 72, 503, DETAILS)
                .toldOfRefusal(1, 71)
                .localReply(1, 71, 503, DETAILS)
                .read();
        String failed = "1 C3 10.1.0.1:80 new connect_failure status=- reset=connection failure link=connect-failure";
        assertThat(reading.attempts(71)).containsExactly(failed);
        assertThat(reading.attempts(72)).containsExactly(failed);
        assertThat(reading.stream(72).response().flags()).containsExactly("UF");
        assertThat(reading.stream(71).response().localReply()).isTrue();
    }

    /** The log was searched for some ids, so that the connection of the second try is missing. */
    @Test
    void aConnectionThatFailedEndsOneTryOfARequest() {
        Reading reading = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .queued()
                        .creating(3, "10.1.0.1:80")
                        .at(2)
                        .refused(3)
                        .toldOfRefusal(1, 71)
                        .at(20)
                        .stream("router", 1, 71, "performing retry")
                        .at(70)
                        .toldOfRefusal(1, 71)
                        .localReply(1, 71, 503, DETAILS)
                        .read();
        assertThat(reading.attempts(71))
                .containsExactly(
                        "1 C3 10.1.0.1:80 new connect_failure status=- reset=connection failure link=connect-failure",
                        "2 - - - connect_failure status=- reset=connection failure link=-");
        UpstreamAttempt second = reading.stream(71).attempts().get(1);
        assertThat(second.end() - second.start()).isEqualTo(50_000_000L);
    }

    @Test
    void whatWentIntoAConnectionThatWasNotMadeIsConnecting() {
        Phases phases = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .queued()
                        .at(10)
                        .creating(3, "10.1.0.1:80")
                        .at(250)
                        .connectTimesOut(3)
                        .toldOfRefusal(1, 71)
                        .localReply(1, 71, 503, DETAILS)
                        .read()
                        .stream(71)
                        .phases();
        assertThat(phases.poolWait()).isEqualTo(10_000_000);
        assertThat(phases.connect()).isEqualTo(240_000_000);
        assertThat(phases.upstream()).isNull();
    }

    @Test
    void whereThePoolIsSilentNothingIsKnownOfWaiting() {
        Phases phases = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .at(250)
                        .toldOfRefusal(1, 71)
                        .localReply(1, 71, 503, DETAILS)
                        .read()
                        .stream(71)
                        .phases();
        assertThat(phases.poolWait()).isNull();
        assertThat(phases.connect()).isNull();
    }

    @Test
    void aTimeoutIsToldFromARefusal() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .at(250)
                .connectTimesOut(3)
                .reset(1, 71, "connection failure", "")
                .localReply(1, 71, 503, "upstream_reset_before_response_started{connection_failure}")
                .read();
        assertThat(reading.attempts(71))
                .containsExactly(
                        "1 C3 10.1.0.1:80 new connect_timeout status=- reset=connection failure link=connect-failure");
    }

    /** Since 1.28 the reason itself tells who refused, and the separator is a bar. */
    @Test
    void newerReasonsAreUnderstood() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .at(2)
                .conn("connection", 3, "closing socket: 0")
                .conn("client", 3, "disconnect. resetting 0 pending requests")
                .conn("pool", 3, "client disconnected, failure reason: delayed connect error: Connection refused")
                .reset(1, 71, "remote connection failure", "delayed connect error: Connection refused")
                .plain("router", "Executing cleanup(): resetting retry_state_ and disabling timers")
                .localReply(
                        1,
                        71,
                        503,
                        "upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_Connection_refused}")
                .read();
        assertThat(reading.attempts(71))
                .containsExactly(
                        "1 C3 10.1.0.1:80 new connect_failure status=- reset=remote connection failure link=connect-failure");
        assertThat(reading.stream(71).response().flags()).containsExactly("UF");
        assertThat(reading.owners("Executing cleanup")).containsExactly("C1 S71 position certain");
    }

    /** A stream that has a connection is not failed by another of the same pool. */
    @Test
    void onlyThoseThatWaitFailWithAConnection() {
        Reading reading = new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "one")
                .reused(9, 1, 71)
                .asks(2, 72, "/b", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .at(2)
                .refused(3)
                .toldOfRefusal(2, 72)
                .localReply(2, 72, 503, DETAILS)
                .at(4)
                .answered(9, 1, 71, 200)
                .read();
        assertThat(reading.attempts(71)).containsExactly("1 C9 - reused response status=200 reset=- link=pool-attach");
        assertThat(Facts.certainLinks(reading)).containsExactly("C1 S71 on C9", "C2 S72 on C3");
    }

    @Test
    void noHealthyHostMakesNoAttempt() {
        Reading reading = new Story()
                .accept(1).request(1, 71, "/a").stream("router", 1, 71, "cluster 'one' match for URL '/a'")
                        .plain("upstream", "no healthy host for HTTP connection pool")
                        .localReply(1, 71, 503, "no_healthy_upstream")
                        .read();
        assertThat(reading.attempts(71)).isEmpty();
        assertThat(reading.stream(71).response().flags()).containsExactly("UH");
        assertThat(reading.owners("no healthy host")).containsExactly("C1 S71 position certain");
    }

    @Test
    void aFullQueueIsAnOverflow() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .plain("pool", "max pending streams overflow")
                .reset(1, 71, "overflow", "")
                .localReply(1, 71, 503, "upstream_reset_before_response_started{overflow}")
                .read();
        assertThat(reading.attempts(71)).containsExactly("1 - - - overflow status=- reset=overflow link=-");
        assertThat(reading.stream(71).response().flags()).containsExactly("UO");
        assertThat(reading.owners("max pending")).containsExactly("C1 S71 position certain");
    }

    /** The host took the connection; what it showed was not what the proxy is told to accept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection_failure,TLS_error:_268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED",
                "remote_connection_failure|TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end"
            })
    void aFailedHandshakeIsNoRefusal(String reason) {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .localReply(1, 71, 503, "upstream_reset_before_response_started{" + reason + "}")
                .read();
        assertThat(reading.stream(71).cause())
                .isEqualTo(new Cause(
                        "upstream_tls_failure",
                        CauseSide.UPSTREAM,
                        CauseConfidence.HIGH,
                        "TLS with 10.1.0.1:80 failed (CERTIFICATE_VERIFY_FAILED)"));
        assertThat(reading.stream(71).response().flags()).containsExactly("UF");
    }

    private static final String VERIFY_FAILED =
            "TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end";

    /** The line that tells why has no id; the connection it is about says in the next one that TLS failed. */
    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void whyACertificateWasRefusedIsToldWithTheHandshake(long pause) {
        Reading reading = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .queued()
                        .creating(3, "10.1.0.1:80")
                        .conn("connection", 3, "connected")
                        .at(pause)
                        .plain("connection", "verify cert failed: SAN matcher")
                        .conn("connection", 3, "remote address:10.1.0.1:80," + VERIFY_FAILED)
                        .conn("connection", 3, "closing socket: 0")
                        .conn("client", 3, "disconnect. resetting 0 pending requests")
                        .conn("pool", 3, "client disconnected, failure reason: " + VERIFY_FAILED)
                        .stream(
                                "router",
                                1,
                                71,
                                "upstream reset: reset reason: remote connection failure, transport failure reason: "
                                        + VERIFY_FAILED)
                        .localReply(
                                1,
                                71,
                                503,
                                "upstream_reset_before_response_started{remote_connection_failure|TLS_error:|268435581:SSL_routines:"
                                        + "OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end}")
                        .read();
        assertThat(reading.owners("verify cert failed")).containsExactly("C3 position inferred");
        assertThat(Objects.requireNonNull(reading.stream(71).cause()).summary())
                .isEqualTo("TLS with 10.1.0.1:80 failed (CERTIFICATE_VERIFY_FAILED: SAN matcher)");
    }

    @Test
    void whatWasWrongWithAnAnswerIsToldWithTheFailure() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .reused(3, 1, 71)
                .at(5)
                .conn("client", 3, "Error dispatching received data: headers count exceeds limit")
                .conn("connection", 3, "closing data_to_write=0 type=1")
                .conn("connection", 3, "closing socket: 1")
                .conn("client", 3, "disconnect. resetting 1 pending requests")
                .conn("client", 3, "request reset")
                .reset(1, 71, "protocol error", "")
                .localReply(1, 71, 502, "upstream_reset_before_response_started{protocol error}")
                .read();
        assertThat(Objects.requireNonNull(reading.stream(71).cause()).summary())
                .endsWith(" sent an answer that this proxy could not take: headers count exceeds limit");
    }

    /** What is said of a certificate is about nobody whose handshake does not fail right after it. */
    @Test
    void aRefusedCertificateWithoutAConnectionIsNobodys() {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .at(2)
                .plain("connection", "verify cert failed: SAN matcher")
                .at(7)
                .conn("connection", 3, "remote address:10.1.0.1:80," + VERIFY_FAILED)
                .conn("connection", 3, "closing socket: 0")
                .read();
        assertThat(reading.owners("verify cert failed")).containsExactly("-");
        assertThat(reading.connections().stream().filter(connection -> connection.id() == 3))
                .extracting(Connection::closeReason)
                .containsExactly(VERIFY_FAILED);
    }
}
