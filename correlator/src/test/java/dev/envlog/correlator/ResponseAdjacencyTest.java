package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Partial;
import org.junit.jupiter.api.Test;

/** {@code [Cu] response complete} of the codec client stands directly before the end of the answer. */
class ResponseAdjacencyTest {

    @Test
    void theAnswerTellsTheConnectionOfARequestThatBeganBeforeTheLog() {
        Reading reading = new Story()
                .conn("client", 6, "response complete").stream(
                                "router", 5, 77, "upstream headers complete: end_stream=true")
                        .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .read();
        assertThat(reading.attempts(77).get(0))
                .startsWith("1 C6 ")
                .contains("response status=200")
                .contains("link=response-adjacent");
        assertThat(reading.stream(77).span().partial()).isEqualTo(Partial.NO_START);
    }

    /** The next request's line says nothing of the answer. */
    @Test
    void aLineOfTheNextRequestIsNoSign() {
        Reading reading = new Story()
                .conn("client", 6, "response complete").stream("router", 8, 88, "cluster 'one' match for URL '/b'")
                        .stream("router", 8, 88, "router decoding headers:")
                        .headers(":path", "/b")
                        .read();
        assertThat(Facts.allLinks(reading)).isEmpty();
    }

    /** HTTP/1 serves one stream at a time: everything until its end is its own. */
    @Test
    void allLinesOfAnHttp1ConnectionAreItsStreamsUntilItsEnd() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .reused(6, 5, 77)
                .at(3)
                .conn("connection", 6, "onAboveReadBufferHighWatermark")
                .at(5)
                .answered(6, 5, 77, 200)
                .at(9)
                .conn("connection", 6, "remote close")
                .conn("connection", 6, "closing socket: 0")
                .read();
        assertThat(reading.owners(6, "onAbove")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners(6, "destroying stream")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners(6, "remote close")).containsExactly("C6 connection-id certain");
    }

    private static Story codec(long upstream, int status) {
        return new Story()
                .conn("http", upstream, "status_code " + status)
                .conn("http", upstream, "Client: onHeadersComplete size=3");
    }

    /** The codec calls into the stream with the headers that it has just told of. */
    @Test
    void whatTheCodecSaysOfTheHeadersTellsConnectionAndStatusOfTheTry() {
        Reading reading = codec(6, 500).stream("router", 5, 77, "upstream headers complete: end_stream=false")
                .read();
        assertThat(reading.attempts(77).get(0))
                .startsWith("1 C6 ")
                .contains("response status=500", "link=response-adjacent?");
        // What the client got is not known.
        assertThat(reading.stream(77).response().status()).isNull();
        assertThat(reading.owners(6, "status_code")).containsExactly("C5 S77 upstream inferred");
    }

    @Test
    void anAnswerWithoutABodyEndsBeforeItsHeadersAreTold() {
        Reading reading =
                codec(6, 204).conn("http", 6, "message complete").conn("client", 6, "response complete").stream(
                                "router", 5, 77, "upstream headers complete: end_stream=true")
                        .read();
        assertThat(reading.attempts(77).get(0)).startsWith("1 C6 ").contains("response status=204");
    }

    @Test
    void theStatusOfAnInterimAnswerIsNotThatOfTheTry() {
        Reading reading = codec(6, 103).stream("router", 5, 77, "upstream headers complete: end_stream=false")
                .read();
        assertThat(reading.attempts(77).get(0)).contains("response status=-");
    }

    @Test
    void aLineOfSomebodyElseInBetweenEndsThat() {
        Reading reading = codec(6, 500).conn("http", 9, "parsing 20 bytes").stream(
                        "router", 5, 77, "upstream headers complete: end_stream=false")
                .read();
        assertThat(Facts.allLinks(reading)).isEmpty();
    }

    @Test
    void theHeadersThatTheRouterPrintsTellTheStatusOfATryThatIsRetried() {
        Reading reading = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).stream(
                                "router", 5, 77, "upstream response headers:")
                        .headers(":status", "503")
                        .stream("router", 5, 77, "upstream headers complete: end_stream=false")
                        .stream("router", 5, 77, "performing retry")
                        .read();
        assertThat(reading.attempts(77).get(0)).contains("response status=503");
    }
}
