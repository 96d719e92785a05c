package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.StreamRef;
import org.junit.jupiter.api.Test;

/** Whose the lines around a call are: its own, or those of the request that it is of. */
class SideCallLinesTest {

    @Test
    void mixersReportIsALineOfTheCallThatCarriesIt() {
        Reading reading = new Story()
                .routed(0, 900, "outbound|9091||istio-telemetry").queued().stream(
                                "router", 0, 900, "buffering 404 bytes")
                        .plain("grpc", "Sending Report request: attributes {")
                        .read();
        assertThat(reading.owners("Sending Report")).singleElement().asString().startsWith("C0 S900 position");
    }

    @Test
    void afterItsAnswerTheLinesAreTheParentsAgain() {
        Reading reading = AuthorizedStory.on(5).read();
        assertThat(reading.owners("queueing")).containsExactly("C5 S77 position certain");
        assertThat(reading.attempts(77)).containsExactly("1 C7 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
    }

    /** What a shared connection did before the first stream this log knows on it is of others. */
    @Test
    void theFirstCallKnownOnASharedConnectionDoesNotTellWhatItDidBefore() {
        Reading reading = new Story()
                .conn("http2", 6, "Recouping 0 bytes of flow control window for stream 41.")
                .accept(5)
                .request(5, 77, "/a")
                .routed(0, 900, "authz")
                .reused(6, 0, 900)
                .read();
        assertThat(reading.stream(900).steps().get(0).event().message()).startsWith("cluster 'authz'");
    }

    /** An answer with a body over HTTP/1 ends with the codec's line; what its filter says of it is said for the request. */
    @Test
    void afterABodyTheFilterSpeaksForItsRequestAndMayCallAnother() {
        Reading reading = new Story()
                .accept(5).request(5, 77, "/a").routed(0, 900, "keys").reused(6, 0, 900).at(4).stream(
                                "router", 0, 900, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=false):")
                        .headers(":status", "200")
                        .conn("client", 6, "response complete")
                        .plain("jwt", "Jwt authentication completed with: OK")
                        .routed(0, 901, "flags")
                        .reused(7, 0, 901)
                        .read();
        assertThat(reading.owners("Jwt authentication")).containsExactly("C5 S77 position certain");
        assertThat(reading.stream(901).parent()).isEqualTo(new StreamRef(5L, "77"));
        assertThat(reading.stream(900).response().status()).isEqualTo(200);
    }

    /** A call runs no filters but its router: what a filter says while the call goes on, it says for the request. */
    @Test
    void aFilterThatSpeaksDirectlyAfterItsCallWentOutSpeaksForItsRequest() {
        Reading reading = new Story()
                        .accept(5)
                        .request(5, 77, "/a")
                        .routed(0, 900, "flags")
                        .reused(6, 0, 900)
                        .plain("lua", "coroutine yielded")
                        .at(4)
                        .stream("router", 0, 900, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=true):")
                        .headers(":status", "200")
                        .plain("lua", "coroutine finished")
                        .read();
        assertThat(reading.owners("coroutine yielded")).containsExactly("C5 S77 position inferred");
        assertThat(reading.owners("coroutine finished")).containsExactly("C5 S77 position certain");
        assertThat(reading.stream(900).filters()).containsExactly("envoy.filters.http.router");
    }

    /** A call whose request is not known: nobody knows for whom the filter speaks. */
    @Test
    void aFilterThatSpeaksBetweenTheLinesOfACallWithoutParentHasNoOwner() {
        Reading reading = new Story()
                .routed(0, 900, "flags")
                .reused(6, 0, 900)
                .plain("lua", "coroutine yielded")
                .read();
        assertThat(reading.owners("coroutine yielded")).containsExactly("-");
    }
}
