package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import org.junit.jupiter.api.Test;

/** The client leaves before its answer. */
class ClientGoneTest {

    private static Story waitingForAnswer() {
        return new Story().accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77);
    }

    @Test
    void theAttemptIsCancelledAndTheClientBlamed() {
        Reading reading = waitingForAnswer().at(60).clientCloses(5).stream(
                        "http",
                        5,
                        77,
                        "stream reset: reset reason: connection termination, response details: downstream_remote_disconnect")
                .stream("router", 5, 77, "resetting pool request")
                .conn("client", 6, "request reset")
                .conn("connection", 6, "closing data_to_write=0 type=1")
                .conn("connection", 6, "closing socket: 1")
                .conn("client", 6, "disconnect. resetting 0 pending requests")
                .upstreamGone(6)
                .cleanup(5)
                .read();
        Exchange exchange = reading.stream(77);
        assertThat(reading.attempts(77)).containsExactly("1 C6 - reused cancelled status=- reset=- link=pool-attach");
        assertThat(exchange.response().status()).isNull();
        assertThat(exchange.response().flags()).containsExactly("DC");
        Cause cause = exchange.cause();
        assertThat(cause == null ? null : cause.side()).isEqualTo(CauseSide.CLIENT);
        assertThat(reading.owners(5, "remote close")).containsExactly("C5 S77 downstream certain");
        assertThat(reading.owners(6, "request reset")).containsExactly("C5 S77 upstream certain");
    }

    @Test
    void whatTheRequestWaitedForIsToldWithTheClientsGoing() {
        String gone = "the client closed its connection before the answer was complete";
        Story answering = waitingForAnswer().stream("router", 5, 77, "upstream headers complete: end_stream=false")
                .headers(":status", "200")
                .stream("http", 5, 77, "encoding headers via codec (end_stream=false):")
                .headers(":status", "200");
        Story connecting =
                new Story().accept(5).asks(5, 77, "/a", "one").queued().creating(6, "10.1.0.1:80");
        Story asking = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .routed(0, 900, "authz")
                .reused(6, 0, 900);
        assertThat(why(left(waitingForAnswer()))).isEqualTo(gone + ": the upstream had not answered yet");
        // Whether the rest of an answer is the upstream's to send or on its way is in few logs.
        assertThat(why(left(answering))).isEqualTo(gone);
        // The client reads more slowly than the upstream sends.
        assertThat(why(left(waitingForAnswer().stream(
                        "http", 5, 77, "Disabling upstream stream due to downstream stream watermark."))))
                .isEqualTo(gone);
        assertThat(why(left(connecting))).isEqualTo(gone + ": it waited for a connection to one");
        // The filter that asked is destroyed with its request, and cancels the call.
        assertThat(why(left(asking).stream("router", 0, 900, "resetting pool request")))
                .isEqualTo(gone + ": the call to authz had no answer yet");
        Story answered = new Story()
                .accept(5).request(5, 77, "/a").routed(0, 900, "authz").reused(6, 0, 900).stream(
                                "router", 0, 900, "upstream headers complete: end_stream=true")
                        .headers(":status", "200")
                        .plain("http", "async http request response headers (end_stream=true):")
                        .headers(":status", "200");
        assertThat(why(left(answered))).isEqualTo(gone);
    }

    private static Story left(Story story) {
        return story.at(60).clientCloses(5).stream(
                "http",
                5,
                77,
                "stream reset: reset reason: connection termination, response details: downstream_remote_disconnect");
    }

    private static String why(Story story) {
        return String.valueOf(story.read().stream(77).why());
    }

    /** Up to 1.25 the line gives no reason, and an excerpt may lack the connection's own lines. */
    @Test
    void aStreamThatIsResetBeforeAnyAnswerWasGivenUpByTheClient() {
        Exchange exchange = waitingForAnswer().at(60).stream("http", 5, 77, "stream reset").read().stream(77);
        assertThat(exchange.response().flags()).containsExactly("DC");
        assertThat(exchange.failed()).isTrue();
    }

    @Test
    void aStreamThatIsResetAfterItsAnswerIsNoFault() {
        Exchange exchange =
                waitingForAnswer().answered(6, 5, 77, 200).stream("http", 5, 77, "stream reset").read().stream(77);
        assertThat(exchange.response().flags()).isEmpty();
        assertThat(exchange.failed()).isFalse();
    }

    @Test
    void aStreamThatWaitsInAQueueIsCancelledThere() {
        Reading reading = new Story()
                .accept(5).asks(5, 77, "/a", "one").queued().creating(6, "10.1.0.1:80").at(3).clientCloses(5).stream(
                                "http",
                                5,
                                77,
                                "stream reset: reset reason: connection termination, response details: -")
                        .stream("router", 5, 77, "canceled pool request")
                        .plain("pool", "cancelling pending stream")
                        .cleanup(5)
                        .at(9)
                        .connected(6)
                        .read();
        assertThat(reading.attempts(77)).hasSize(1);
        assertThat(reading.attempts(77).get(0)).contains(" cancelled ").endsWith("link=-");
        assertThat(reading.owners("cancelling pending")).containsExactly("C5 S77 position certain");
        assertThat(reading.owners(6, "connected")).containsOnly("C6 connection-id certain");
    }

    /** HTTP/2 since 1.22: the frame's number tells which stream the client gave up. */
    @Test
    void aResetOfOneStreamLeavesTheClientsOthers() {
        Reading reading = new Story()
                        .accept(5)
                        .conn("http2", 5, "updating connection-level initial window size to 268435456")
                        .request(5, 77, "/a")
                        .request(5, 78, "/b")
                        .at(20)
                        .conn("http2", 5, "stream 1 closed: 8")
                        .stream(
                                "http",
                                5,
                                77,
                                "stream reset: reset reason: remote reset, response details: http2.remote_reset")
                        .at(30)
                        .localReply(5, 78, 404, "route_not_found")
                        .read();
        assertThat(reading.owners(5, "stream 1 closed")).containsExactly("C5 S77 downstream certain");
        assertThat(reading.stream(77).response().details()).isEqualTo("http2.remote_reset");
        Cause cause = reading.stream(77).cause();
        assertThat(cause == null ? null : cause.id()).isEqualTo("client_reset");
        assertThat(reading.stream(78).response().status()).isEqualTo(404);
        assertThat(reading.stream(78).span().partial()).isNull();
    }
}
