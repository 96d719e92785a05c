package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a call failed, and what that means for the request that it is of. */
class SideCallCauseTest {

    /** Google's gRPC client prints no stream of its own, and its lines may begin a callback. */
    @ParameterizedTest
    @ValueSource(longs = {0, 8})
    void aRequestThatFailsForACallSaysHowTheCallEnded(long pause) {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .at(pause)
                .plain("grpc", "Finish with grpc-status code 2")
                .plain("grpc", "notifyRemoteClose 2 policy.rego:72: no period separators")
                .localReply(5, 77, 403, "ext_authz_error")
                .read();
        assertThat(cause(reading, 77))
                .isEqualTo("the external authorization service failed or could not be asked:"
                        + " gRPC status 2 (UNKNOWN): policy.rego:72: no period separators");
    }

    @Test
    void aCallThatEndedWellIsNoReason() {
        Reading reading = AuthorizedStory.on(5)
                .request(5, 78, "/b")
                .plain("grpc", "notifyRemoteClose 0 ")
                .localReply(5, 78, 403, "ext_authz_error")
                .read();
        assertThat(cause(reading, 78)).isEqualTo("the external authorization service failed or could not be asked");
    }

    @Test
    void aCallThatIsTheFilterChainsOwnFailsWithWhatTheServiceAnswered() {
        Reading reading = new Story()
                .accept(5).request(5, 77, "/a").routed(0, 900, "authz").reused(6, 0, 900).at(4).stream(
                                "router", 0, 900, "upstream headers complete: end_stream=true")
                        .plain("http", "async http request response headers (end_stream=true):")
                        .headers(":status", "200", "grpc-status", "7", "grpc-message", "not you")
                        .localReply(5, 77, 403, "ext_authz_error")
                        .read();
        assertThat(cause(reading, 77))
                .isEqualTo("the external authorization service failed or could not be asked:"
                        + " gRPC status 7 (PERMISSION_DENIED): not you");
        assertThat(cause(reading, 900)).isEqualTo("the answer carries gRPC status 7 (PERMISSION_DENIED): not you");
    }

    /** The answer that the proxy makes up comes after the reset, and what the upstream sent of its own before it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCallThatWasCutIsToldFromOneThatWasNeverAnswered(boolean answered) {
        Story story = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .routed(0, 900, "authz")
                .reused(6, 0, 900)
                .at(4);
        if (answered) {
            story.stream("router", 0, 900, "upstream headers complete: end_stream=false")
                    .plain("http", "async http request response headers (end_stream=false):")
                    .headers(":status", "200");
        }
        Reading reading = story.at(9)
                .reset(0, 900, "remote reset", "")
                .plain("http", "async http request response headers (end_stream=true):")
                .headers(":status", "503")
                .read();
        assertThat(cause(reading, 900)).contains(answered ? "in the middle of its answer" : "before it answered");
    }

    /** A shadow is a request of its own that goes out with the first. */
    @Test
    void aCallThatFailsDoesNotFailItsParent() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .routed(0, 900, "authz")
                .plain("upstream", "no healthy host for HTTP connection pool")
                .plain("http", "async http request response headers (end_stream=true):")
                .headers(":status", "503")
                .routed(5, 77, "one")
                .reused(7, 5, 77)
                .at(6)
                .answered(7, 5, 77, 200)
                .read();
        assertThat(reading.stream(900).failed()).isTrue();
        assertThat(reading.stream(900).response().flags()).containsExactly("UH");
        assertThat(reading.stream(77).failed()).isFalse();
        assertThat(reading.stream(77).response().flags()).isEmpty();
    }

    /** Envoy closes the connections of its clusters when it shuts down: the reset reason is the same. */
    @Test
    void aConnectionThatThisProxyClosedIsNotTheHostsFault() {
        Reading reading = new Story()
                .routed(0, 900, "xds").queued().creating(6, "10.0.0.2:15010").connected(6).attached(6, 0, 900).stream(
                                "router", 0, 900, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=false):")
                        .headers(":status", "200")
                        .at(9_000)
                        .conn("connection", 6, "closing data_to_write=0 type=1")
                        .conn("connection", 6, "closing socket: 1")
                        .conn("client", 6, "disconnect. resetting 1 pending requests")
                        .conn("client", 6, "request reset")
                        .reset(0, 900, "connection termination", "")
                        .read();
        assertThat(reading.stream(900).response().flags()).containsExactly("UC");
        assertThat(reading.stream(900).cause())
                .isEqualTo(new Cause(
                        "connection_closed_by_proxy",
                        CauseSide.PROXY,
                        CauseConfidence.HIGH,
                        "this proxy closed the connection to 10.0.0.2:15010 before the answer was complete"));
    }

    private static String cause(Reading reading, long stream) {
        return Objects.requireNonNull(reading.stream(stream).cause()).summary();
    }
}
