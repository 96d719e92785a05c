package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several streams on one HTTP/2 connection, upstream or downstream: who each of its lines is about. */
class SharedConnectionTest {

    /** Two streams on a new HTTP/2 connection C3, their numbers on it 1 and 3. */
    private static Story twoStreams() {
        return new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "two")
                .queued()
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("http2", 3, "updating connection-level initial window size to 268435456")
                .conn("client", 3, "connecting")
                .conn("connection", 3, "connecting to 10.1.0.1:80")
                .conn("connection", 3, "connection in progress")
                .asks(2, 72, "/b", "two")
                .queued()
                .at(2)
                .connected(3)
                .attached(3, 1, 71)
                .conn("client", 3, "encode complete")
                .attached(3, 2, 72)
                .conn("client", 3, "encode complete");
    }

    @Test
    void bothStreamsAreOnIt() {
        Reading reading = twoStreams().read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C3");
        assertThat(reading.owners(3, "encode complete"))
                .containsExactly("C1 S71 upstream certain", "C2 S72 upstream certain");
        assertThat(reading.owners(3, "updating")).containsExactly("C1 S71 triggered certain");
    }

    /** Codec client and pool speak first; the stream whose line follows is meant. */
    @Test
    void theStreamsOwnLineTellsWhoseAnswerIsComplete() {
        Reading reading = twoStreams()
                .at(5)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 1 remaining")
                .stream("router", 2, 72, "upstream headers complete: end_stream=true")
                .stream("http", 2, 72, "encoding headers via codec (end_stream=true):")
                .headers(":status", "204")
                .stream("http", 2, 72, "Codec completed encoding stream.")
                .conn("http2", 3, "stream 3 closed: 0")
                .conn("http2", 3, "Recouping 0 bytes of flow control window for stream 3.")
                .read();
        assertThat(reading.owners(3, "response complete")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.owners(3, "destroying stream")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.owners(3, "stream 3 closed")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.owners(3, "Recouping")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.attempts(72).get(0)).contains("response status=204");
        assertThat(reading.attempts(71).get(0)).contains(" open ");
    }

    /** Before 1.26 nothing of the stream follows the end of a body; the frame's number tells. */
    @Test
    void theNumberOfTheStreamTellsWhereNothingElseDoes() {
        Reading reading = twoStreams().at(5).stream("router", 2, 72, "upstream headers complete: end_stream=false")
                .encoded(2, 72, 200)
                .at(8)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 1 remaining")
                .conn("http2", 3, "stream 3 closed: 0")
                .read();
        assertThat(reading.owners(3, "response complete")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.owners(3, "destroying stream")).containsExactly("C2 S72 upstream certain");
        assertThat(reading.stream(72).span().partial()).isNull();
    }

    /** Before 1.22 frames have no number either: whose answer is complete is a guess, and so is what filters say of it. */
    @Test
    void whatFollowsAGuessIsNoCertainty() {
        Story story = twoStreams().at(5);
        for (long stream : new long[] {71, 72}) {
            story = story.stream("router", stream - 70, stream, "upstream headers complete: end_stream=false")
                    .encoded(stream - 70, stream, 200);
        }
        Reading reading = story.at(8)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 1 remaining")
                .conn("http2", 3, "stream closed: 0")
                .plain(
                        "wasm",
                        "wasm log stats_outbound: [extensions/stats/plugin.cc:645]::report() metricKey cache hit")
                .read();
        assertThat(reading.owners(3, "stream closed"))
                .singleElement()
                .asString()
                .endsWith("inferred");
        assertThat(reading.owners("wasm log")).singleElement().asString().endsWith("inferred");
    }

    /** The stream that Envoy resets is the one whose line stands before. */
    @Test
    void aResetOfOneLeavesTheOthers() {
        Reading reading = twoStreams().at(5).clientCloses(1).stream(
                        "http", 1, 71, "stream reset: reset reason: connection termination, response details: -")
                .stream("router", 1, 71, "resetting pool request")
                .conn("client", 3, "request reset")
                .conn("pool", 3, "destroying stream: 1 remaining")
                .conn("http2", 3, "sent reset code=0")
                .conn("http2", 3, "stream 1 closed: 0")
                .cleanup(1)
                .at(9)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 0 remaining")
                .stream("router", 2, 72, "upstream headers complete: end_stream=true")
                .stream("http", 2, 72, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200")
                .read();
        assertThat(reading.owners(3, "request reset")).containsExactly("C1 S71 upstream certain");
        assertThat(reading.owners(3, "destroying stream"))
                .containsExactly("C1 S71 upstream certain", "C2 S72 upstream certain");
        assertThat(reading.attempts(71).get(0)).contains(" cancelled ");
        assertThat(reading.attempts(72).get(0)).contains(" response status=200");
    }

    /** Streams of which the log does not show that they were given to the connection may still be on it. */
    @Test
    void theOnlyKnownStreamNeedNotBeTheOnlyOne() {
        Reading reading = new Story()
                        .conn("http2", 3, "stream 7 closed: 0")
                        .accept(2)
                        .asks(2, 72, "/b", "two")
                        .reused(3, 2, 72)
                        .at(5)
                        .conn("client", 3, "response complete")
                        .conn("pool", 3, "destroying stream: 2 remaining")
                        .stream("router", 1, 71, "upstream headers complete: end_stream=true")
                        .stream("http", 1, 71, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .at(9)
                        .stream("router", 2, 72, "upstream headers complete: end_stream=false")
                        .read();
        assertThat(reading.owners(3, "response complete")).doesNotContain("C2 S72 upstream certain");
        assertThat(reading.owners(3, "destroying stream")).doesNotContain("C2 S72 upstream certain");
    }

    /** The k-th "new stream" of a connection is the k-th stream that shows itself. */
    @Test
    void aClientsStreamsAreTakenInOrder() {
        Reading reading = new Story()
                .accept(1)
                .conn("http2", 1, "updating connection-level initial window size to 268435456")
                .request(1, 71, "/a")
                .request(1, 72, "/b")
                .at(2)
                .localReply(1, 72, 404, "route_not_found")
                .conn("http2", 1, "stream 3 closed: 0")
                .localReply(1, 71, 404, "route_not_found")
                .conn("http2", 1, "stream 1 closed: 0")
                .read();
        assertThat(reading.owners(1, "new stream"))
                .containsExactly("C1 S71 downstream certain", "C1 S72 downstream certain");
        assertThat(reading.owners(1, "stream 3 closed")).containsExactly("C1 S72 downstream certain");
        assertThat(reading.owners(1, "stream 1 closed")).containsExactly("C1 S71 downstream certain");
        assertThat(reading.stream(71).request().protocol()).isEqualTo("HTTP/2");
    }

    /** Until 1.21 the frame has no number. The stream that is told of it next is meant, not the one that began last. */
    @Test
    void aFrameWithoutNumberIsTheNextStreams() {
        Reading reading = new Story()
                        .conn("conn_handler", 1, "new connection")
                        .conn("http2", 1, "updating connection-level initial window size to 268435456")
                        .request(1, 71, "/a")
                        .request(1, 72, "/b")
                        .at(70)
                        .conn("http2", 1, "stream closed: 8")
                        .stream("http", 1, 71, "stream reset")
                        .at(140)
                        .conn("http2", 1, "stream closed: 8")
                        .stream("http", 1, 72, "stream reset")
                        .read();
        assertThat(reading.owners(1, "stream closed"))
                .containsExactly("C1 S71 downstream certain", "C1 S72 downstream certain");
    }

    /** Until 1.21, both clients' streams of one HTTP/2 connection on one: the headers of the same callback hint at whose body ends. */
    @Test
    void theEndOfABodyIsThatOfTheHeadersThatCameWithIt() {
        Reading reading = answersOfTwo().read();
        assertThat(reading.owners(3, "response complete"))
                .containsExactly("C1 S72 upstream inferred", "C1 S71 upstream inferred");
    }

    @Test
    void whatFollowsAGuessIsNoneTheMoreCertain() {
        Reading reading = answersOfTwo().read();
        assertThat(reading.owners(1, "stream closed"))
                .containsExactly("C1 S72 downstream inferred", "C1 S71 downstream inferred");
        assertThat(reading.owners(3, "destroying stream"))
                .containsExactly("C1 S72 upstream inferred", "C1 S71 upstream inferred");
    }

    private static Story answersOfTwo() {
        return new Story()
                .conn("conn_handler", 1, "new connection")
                .conn("http2", 1, "updating connection-level initial window size to 268435456")
                .asks(1, 71, "/a", "two")
                .queued()
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("http2", 3, "updating connection-level initial window size to 268435456")
                .conn("client", 3, "connecting")
                .conn("connection", 3, "connecting to 10.1.0.1:80")
                .asks(1, 72, "/b", "two")
                .queued()
                .at(2)
                .connected(3)
                .attached(3, 1, 71)
                .attached(3, 1, 72)
                .at(20)
                .encoded(1, 71, 200)
                .at(30)
                .encoded(1, 72, 200)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 1 remaining")
                .conn("http2", 1, "stream closed: 0")
                .at(40)
                .conn("client", 3, "response complete")
                .conn("pool", 3, "destroying stream: 0 remaining")
                .conn("http2", 1, "stream closed: 0");
    }
}
