package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Partial;
import org.junit.jupiter.api.Test;

/** A reset of the upstream stream stands next to the request's own line, even if the hand-over is not in the log. */
class ResetAdjacencyTest {

    @Test
    void aResetByTheUpstreamTellsTheConnection() {
        Reading reading = new Story()
                .upstreamCloses(6, 5, 77)
                .upstreamGone(6)
                .localReply(5, 77, 503, "upstream_reset_before_response_started{connection_termination}")
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 - - reset status=- reset=connection termination link=reset-adjacent");
        assertThat(reading.stream(77).span().partial()).isEqualTo(Partial.NO_START);
        assertThat(reading.stream(77).response().flags()).containsExactly("UC");
    }

    @Test
    void theLossOfTheConnectionIsShownWithTheReset() {
        Reading reading = new Story()
                .conn("client", 6, "disconnect. resetting 1 pending requests")
                .conn("client", 6, "request reset")
                .reset(5, 77, "connection termination", "")
                .read();
        assertThat(reading.stream(77).steps().get(0).event().message()).startsWith("disconnect. resetting 1");
        assertThat(reading.owners(6, "disconnect")).containsExactly("C6 connection-id certain");
    }

    /** HTTP/2 releases the stream before it tells the router. */
    @Test
    void thePoolMaySpeakBetween() {
        Reading reading = new Story()
                .conn("http2", 6, "stream 5 closed: 8")
                .conn("client", 6, "request reset")
                .conn("pool", 6, "destroying stream: 2 remaining")
                .reset(5, 77, "remote reset", "")
                .localReply(5, 77, 503, "upstream_reset_before_response_started{remote_reset}")
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 - - reset status=- reset=remote reset link=reset-adjacent");
        assertThat(reading.owners(6, "request reset")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.stream(77).response().flags()).containsExactly("UR");
    }

    @Test
    void aResetByEnvoyTellsTheConnection() {
        Reading reading = new Story()
                .stream("router", 5, 77, "upstream timeout").stream("router", 5, 77, "resetting pool request")
                        .conn("client", 6, "request reset")
                        .conn("connection", 6, "closing data_to_write=0 type=1")
                        .conn("connection", 6, "closing socket: 1")
                        .localReply(5, 77, 504, "response_timeout")
                        .read();
        assertThat(reading.attempts(77)).hasSize(1);
        assertThat(reading.attempts(77).get(0)).startsWith("1 C6 ").contains("link=reset-adjacent");
        assertThat(reading.owners(6, "request reset")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.stream(77).response().flags()).containsExactly("UT");
    }

    /** Wording since 2025. */
    @Test
    void theReasonMayBeANumber() {
        Reading reading = new Story()
                .conn("client", 6, "Request reset. Reason 7")
                .reset(5, 77, "connection termination", "")
                .read();
        assertThat(reading.attempts(77).get(0)).startsWith("1 C6 ").contains("link=reset-adjacent");
    }

    @Test
    void aResetOfAnotherThreadIsNotAdjacent() {
        Reading reading = new Story()
                .thread(21)
                .conn("client", 6, "request reset")
                .thread(22)
                .reset(5, 77, "connection termination", "")
                .read();
        assertThat(Facts.certainLinks(reading)).isEmpty();
    }

    @Test
    void aResetWithTheHandOverInTheLogKeepsItsLink() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .reused(6, 5, 77)
                .at(3)
                .upstreamCloses(6, 5, 77)
                .localReply(5, 77, 503, "upstream_reset_before_response_started{connection_termination}")
                .upstreamGone(6)
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 - reused reset status=- reset=connection termination link=pool-attach");
        assertThat(reading.owners(6, "")).containsOnly("C5 S77 upstream certain");
        assertThat(reading.stream(77).response().flags()).containsExactly("UC");
    }
}
