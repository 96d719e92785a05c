package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of the async client print {@code [C0][S…]}: calls that a filter makes for a request. */
class SideCallTest {

    @Test
    void aSideCallIsAnExchangeOfItsOwnWithAParent() {
        Reading reading = AuthorizedStory.on(5).read();
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

    @Test
    void theFirstConnectionOfTheProcessIsNotMistakenForNone() {
        Reading reading = AuthorizedStory.on(0).read();
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
}
