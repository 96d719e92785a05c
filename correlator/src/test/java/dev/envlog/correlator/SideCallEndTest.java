package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import org.junit.jupiter.api.Test;

/** When a call of the async client is over, and what its end says. */
class SideCallEndTest {

    /** The stream to the control plane: nothing but the loss of its connection tells that it is over. */
    @Test
    void aCallWhoseAnswerBreaksOffIsOver() {
        Reading reading = new Story()
                .routed(0, 900, "xds").reused(6, 0, 900).stream(
                                "router", 0, 900, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=false):")
                        .headers(":status", "200")
                        .at(9_000)
                        .upstreamCloses(6, 0, 900)
                        .read();
        assertThat(reading.stream(900).span().partial()).isNull();
        assertThat(reading.stream(900).response().flags()).containsExactly("UC");
        assertThat(reading.stream(900).failed()).isTrue();
    }

    /** The log ends, or the logger was turned down, before the filter's stream is seen to be reset. */
    @Test
    void aCallIsNotTriedAnyMoreOnceItsRequestIsOver() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .routed(0, 900, "processor")
                .queued()
                .routed(5, 77, "one")
                .reused(7, 5, 77)
                .at(6)
                .answered(7, 5, 77, 200)
                .read();
        assertThat(reading.attempts(900)).singleElement().asString().contains(" cancelled ");
        assertThat(reading.stream(900).failed()).isFalse();
        assertThat(reading.stream(900).span().partial())
                .as("its end itself is not in the log")
                .isEqualTo(Partial.NO_END);
    }

    /** A mirror is sent off and forgotten: nobody ends it with its request. */
    @Test
    void aMirrorMayOutliveItsRequest() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/")
                .routed(5, 77, "one")
                .reused(7, 5, 77)
                .routed(0, 900, "shadow")
                .reused(6, 0, 900)
                .at(6)
                .answered(7, 5, 77, 200)
                .read();
        assertThat(reading.stream(900).parent()).isEqualTo(new StreamRef(5L, "77"));
        assertThat(reading.attempts(900)).singleElement().asString().contains(" open ");
    }

    @Test
    void noCallOutlivesItsConnection() {
        Reading reading = new Story()
                .routed(0, 900, "xds")
                .reused(6, 0, 900)
                .at(9_000)
                .conn("connection", 6, "remote close")
                .conn("connection", 6, "closing socket: 0")
                .read();
        assertThat(reading.attempts(900)).singleElement().asString().contains(" reset ");
    }

    /** While Envoy starts, the first call to the control plane finds no host, and making up its answer takes milliseconds. */
    @Test
    void aCallWithoutAHostIsAnsweredInTheNextLineHoweverLateThatIs() {
        Reading reading = new Story()
                .stream("router", 0, 900, "cluster 'xds' match for URL '/stream'")
                        .plain("upstream", "no healthy host for HTTP connection pool")
                        .at(6)
                        .plain("http", "async http request response headers (end_stream=true):")
                        .headers(":status", "200", "grpc-status", "14")
                        .read();
        assertThat(reading.stream(900).span().partial()).isNull();
        assertThat(reading.stream(900).response().status()).isEqualTo(200);
        assertThat(reading.stream(900).response().flags()).containsExactly("UH");
        assertThat(reading.stream(900).failed()).isTrue();
        assertThat(reading.owners("async http")).containsExactly("C0 S900 position inferred");
    }
}
