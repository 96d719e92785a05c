package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of the async client print {@code [C0][S…]}: calls that a filter makes for a request. */
class SideCallTest {

    private static Story authorized(Story story, long connection) {
        return story
                .accept(connection)
                .request(connection, 77, "/a")
                .routed(0, 900, "authz")
                .reused(6, 0, 900)
                .at(4)
                .stream("router", 0, 900, "upstream headers complete: end_stream=false")
                .plain("http", "async http request response headers (end_stream=false):")
                .headers(":status", "200")
                .conn("client", 6, "response complete")
                .conn("pool", 6, "destroying stream: 0 remaining")
                .plain("http", "async http request response trailers:")
                .headers("grpc-status", "0")
                .routed(connection, 77, "one")
                .queued()
                .reused(7, connection, 77)
                .at(6)
                .answered(7, connection, 77, 200);
    }

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
    void aSideCallIsAnExchangeOfItsOwnWithAParent() {
        Reading reading = authorized(new Story(), 5).read();
        Exchange call = reading.stream(900);
        assertThat(call.kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(call.parent()).isEqualTo(new StreamRef(5L, "77"));
        assertThat(call.cluster()).isEqualTo("authz");
        assertThat(call.response().status()).isEqualTo(200);
        assertThat(call.span().partial()).isNull();
        assertThat(reading.attempts(900)).containsExactly("1 C6 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.owners("async http request")).containsOnly("C0 S900 position certain");
        assertThat(reading.owners(6, "response complete")).containsExactly("C0 S900 upstream certain");
    }

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
        Reading reading = authorized(new Story(), 5)
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

    private static String cause(Reading reading, long stream) {
        return Objects.requireNonNull(reading.stream(stream).cause()).summary();
    }

    @Test
    void afterItsAnswerTheLinesAreTheParentsAgain() {
        Reading reading = authorized(new Story(), 5).read();
        assertThat(reading.owners("queueing")).containsExactly("C5 S77 position certain");
        assertThat(reading.attempts(77)).containsExactly("1 C7 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
    }

    @Test
    void theFirstConnectionOfTheProcessIsNotMistakenForNone() {
        Reading reading = authorized(new Story(), 0).read();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(reading.stream(900).parent()).isEqualTo(new StreamRef(0L, "77"));
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(reading.stream(77).peer()).isEqualTo("10.0.0.9:40000");
        assertThat(reading.owners(0, "new stream")).containsExactly("C0 S77 downstream certain");
    }

    /** What the connection manager logs of a stream, the async client never does. */
    @Test
    void aStreamOfConnectionZeroThatBeganBeforeTheLogIsNoSideCall() {
        Reading reading = new Story()
                .stream("router", 0, 77, "upstream headers complete: end_stream=false").encoded(0, 77, 200).stream(
                                "http", 0, 77, "Codec completed encoding stream.")
                        .read();
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(reading.stream(77).span().partial()).isEqualTo(Partial.NO_START);
    }

    /** Before others ran filters, the address of one was printed; and the connection manager's file is its own in all releases. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[trace][http] [source/a.cc:1] [C0][S77] decode headers called: filter=0x5562ddcea600 status=1",
                "[trace][http] [source/common/http/conn_manager_impl.cc:1] [C0][S77] a statement of an old release"
            })
    void aStreamOfConnectionZeroWhoseFiltersRunInTheConnectionManagerIsARequest(String line) {
        Reading reading = new Story()
                .line("[2020-07-10 06:22:40.427][14]" + line)
                .line("[2020-07-10 06:22:40.427][14][trace][http] [source/b.cc:1] [C0] message complete")
                .read();
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(reading.stream(77).span().partial()).isEqualTo(Partial.BOTH);
        assertThat(reading.owners(0, "message complete")).containsExactly("C0 S77 downstream inferred");
    }

    /** With the address of a filter the filter manager goes on, in all releases. */
    @Test
    void aFilterOfTheUpstreamSideThatGoesOnDoesNotMakeASideCallARequest() {
        Reading reading = new Story()
                .routed(0, 900, "xds").queued().stream("http", 0, 900, "continuing filter chain: filter=0x5562ddcea600")
                        .read();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
    }

    @Test
    void aServersCodecShowsThatConnectionZeroIsAClients() {
        Reading reading = new Story()
                .conn("http", 0, "Server: onHeadersComplete size=4").stream(
                                "http", 0, 77, "decode headers called: filter=envoy.filters.http.router status=1")
                        .read();
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
    }

    /** The router runs filters on the upstream side of every stream; the call to the control plane often has connection 0. */
    @Test
    void filtersOfTheUpstreamSideDoNotMakeASideCallARequestOfConnectionZero() {
        Reading reading = new Story()
                .routed(0, 900, "xds").queued().creating(0, "10.0.0.2:15010").stream(
                                "http",
                                0,
                                900,
                                "decode headers called: filter=envoy.filters.http.upstream_codec status=4")
                        .plain("config", "    http filter #0")
                        .connected(0)
                        .attached(0, 0, 900)
                        .read();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(reading.attempts(900))
                .singleElement()
                .asString()
                .startsWith("1 C0 ")
                .endsWith("link=pool-attach");
        assertThat(reading.owners("    http filter #0")).containsExactly("-");
    }

    /** The log begins while a filter has the request. */
    @Test
    void aStreamOfConnectionZeroThatShowsItselfInTheRouterIsNoSideCallIfItIsAnsweredToAClient() {
        Reading reading = new Story()
                .routed(0, 77, "one")
                .reused(7, 0, 77)
                .at(3)
                .answered(7, 0, 77, 200)
                .read();
        assertThat(reading.stream(77).kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(reading.stream(77).span().partial()).isEqualTo(Partial.NO_START);
    }

    /** A connection lives on one thread: a stream on another thread cannot be its own. */
    @Test
    void aStreamOnAnotherThreadThanConnectionZeroIsASideCall() {
        Reading reading = new Story()
                .thread(21).accept(0).request(0, 77, "/a").thread(22).stream(
                                "router", 0, 900, "router decoding headers:")
                        .headers(":path", "/check")
                        .reused(6, 0, 900)
                        .thread(21)
                        .clientCloses(0)
                        .read();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(reading.owners(0, "remote close")).containsExactly("C0 S77 downstream certain");
    }

    /** xDS, stats and tracing make calls from timers. */
    @Test
    void aCallOutOfNowhereHasNoParent() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .at(500)
                .routed(0, 900, "xds")
                .reused(6, 0, 900)
                .read();
        assertThat(reading.stream(900).parent()).isNull();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
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

    /** What is not known may be of a filter on the upstream side: it says nothing about whose stream it is. */
    @Test
    void noStatementOfTheFilterManagerMakesASideCallARequest() {
        Reading reading = new Story()
                .accept(5).request(5, 77, "/a").routed(0, 900, "processor").reused(6, 0, 900).stream(
                                "http", 0, 900, "commonEncodePrefix end_stream: false, isHalfCloseEnabled: false")
                        .stream("http", 0, 900, "a statement of a release to come")
                        .read();
        assertThat(reading.stream(900).kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(reading.stream(900).parent()).isEqualTo(new StreamRef(5L, "77"));
        assertThat(reading.connections()).noneMatch(connection -> connection.id() == 0);
    }

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
}
