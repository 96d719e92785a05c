package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseSide;
import org.junit.jupiter.api.Test;

/** A stream whose idle timer goes off after its response headers went out, of which releases up to 1.15 do not say why it ends. */
class IdleStreamTest {

    @Test
    void aResponseThatStopsIsCutByTheIdleTimer() {
        Reading reading = answering().at(800).stream("http", 5, 77, "doEndStream() resetting stream").stream(
                        "http", 5, 77, "stream reset")
                .read();
        assertThat(reading.stream(77).response().flags()).containsExactly("SI");
        assertThat(reading.stream(77).failed()).isTrue();
        assertThat(reading.stream(77).cause())
                .extracting(Cause::id, Cause::side)
                .containsExactly("stream_idle_timeout", CauseSide.UPSTREAM);
    }

    @Test
    void aRequestThatDoesNotComeToItsEndIsTheClientsFault() {
        Reading reading =
                unfinished().at(800).stream("http", 5, 77, "Sending local reply with details stream_idle_timeout")
                        .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "408")
                        .read();
        assertThat(reading.stream(77).cause())
                .extracting(Cause::id, Cause::side)
                .containsExactly("stream_idle_timeout", CauseSide.CLIENT);
    }

    @Test
    void whoResetsAStreamInTheSameCallbackSaysSoItself() {
        Reading reading = answering().at(800).stream("lua", 5, 77, "script log: gives up").stream(
                        "http", 5, 77, "doEndStream() resetting stream")
                .stream("http", 5, 77, "stream reset")
                .read();
        assertThat(reading.stream(77).response().flags()).isEmpty();
    }

    @Test
    void anAnswerBeforeTheEndOfTheRequestIsNotCut() {
        Reading reading = unfinished().stream("router", 5, 77, "cluster 'one' match for URL '/'")
                .reused(6, 5, 77)
                .at(4)
                .stream("router", 5, 77, "upstream headers complete: end_stream=false")
                .stream("http", 5, 77, "encoding headers via codec (end_stream=false):")
                .headers(":status", "200")
                .at(800)
                .stream("http", 5, 77, "doEndStream() resetting stream")
                .read();
        assertThat(reading.stream(77).response().flags()).isEmpty();
    }

    /** A request whose body is still to come. */
    private static Story unfinished() {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=false):")
                        .headers(":authority", "one", ":path", "/", ":method", "POST");
    }

    /** A response of which only the headers went out. */
    private static Story answering() {
        return new Story()
                .accept(5).asks(5, 77, "/", "one").reused(6, 5, 77).at(4).stream(
                                "router", 5, 77, "upstream headers complete: end_stream=false")
                        .stream("http", 5, 77, "encoding headers via codec (end_stream=false):")
                        .headers(":status", "200");
    }
}
