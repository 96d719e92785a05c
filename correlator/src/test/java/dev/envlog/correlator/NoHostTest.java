package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.Exchange;
import org.junit.jupiter.api.Test;

/** A request that names no host is answered before a route is looked for; up to 1.10 no details say so. */
class NoHostTest {

    private static final String CLOSING = "closing connection due to connection close header";

    private static Story asked(String... headers) {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(headers);
    }

    private static Story hostless() {
        return asked(":path", "/health", ":method", "GET", "connection", "close");
    }

    @Test
    void anAnswerWithoutAHostAndWithoutARouteIsForTheLackOfAHost() {
        Exchange exchange = hostless().stream("http", 5, 77, CLOSING).encoded(5, 77, 400).read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo("bad_request");
            assertThat(cause.summary()).isEqualTo("the request has no host header");
            assertThat(cause.confidence()).isEqualTo(CauseConfidence.HIGH);
        });
    }

    /** The line is printed while the answer's headers are made ready. */
    @Test
    void thatAnAnswerBeganIsEnoughWhereTheRestIsCutOff() {
        Exchange exchange = hostless().stream("http", 5, 77, CLOSING).read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.response().status()).isNull();
        assertThat(exchange.cause())
                .isNotNull()
                .extracting(Cause::id, Cause::confidence)
                .containsExactly("bad_request", CauseConfidence.MEDIUM);
    }

    @Test
    void aRequestOfWhichNothingElseIsKnownHasNotFailed() {
        assertThat(hostless().read().stream(77).failed()).isFalse();
    }

    @Test
    void aRequestThatGotARouteOrWasAnsweredOtherwiseWasNotRefusedForItsHost() {
        assertThat(hostless().routed(5, 77, "one").stream("http", 5, 77, CLOSING).read().stream(77)
                        .failed())
                .isFalse();
        assertThat(hostless().encoded(5, 77, 200).read().stream(77).failed()).isFalse();
        assertThat(
                        asked(":authority", "shop", ":path", "/", ":method", "GET").stream("http", 5, 77, CLOSING)
                                .read()
                                .stream(77)
                                .failed())
                .isFalse();
    }
}
