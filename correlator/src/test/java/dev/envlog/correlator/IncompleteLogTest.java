package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is pasted into a thread lacks lines: those before and after, those of some loggers, and of old releases reasons. */
class IncompleteLogTest {

    private static Cause cause(Exchange exchange) {
        return Objects.requireNonNull(exchange.cause());
    }

    private static List<String> evidence(Exchange exchange) {
        return Objects.requireNonNull(Diagnosis.of(exchange)).evidence().stream()
                .map(Step::event)
                .map(event -> event.message())
                .toList();
    }

    @Test
    void aRetryIsAFurtherTryThoughThePoolSaysNothingOfIt() {
        Reading reading = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).upstreamCloses(6, 5, 77).stream(
                                "router", 5, 77, "performing retry")
                        .at(20)
                        .stream("router", 5, 77, "upstream headers complete: end_stream=false")
                        .encoded(5, 77, 200)
                        .read();
        assertThat(reading.attempts(77)).hasSize(2);
        assertThat(reading.stream(77).attempts().get(1).connection()).isNull();
        assertThat(reading.stream(77).attempts().get(1).outcome()).isEqualTo(AttemptOutcome.RESPONSE);
    }

    @Test
    void aTryThatFailedBeforeTheLogWentOnIsCounted() {
        Reading reading = new Story()
                .reset(5, 77, "connection failure", "").stream("router", 5, 77, "performing retry")
                        .queued()
                        .creating(9, "10.1.0.9:80")
                        .refused(9)
                        .toldOfRefusal(5, 77)
                        .localReply(5, 77, 503, "upstream_reset_before_response_started{connection failure}")
                        .read();
        assertThat(reading.stream(77).attempts()).hasSize(2);
        assertThat(reading.stream(77).attempts().get(1).connection()).isEqualTo(9L);
        assertThat(reading.stream(77).response().flags()).containsExactly("UF", "URX");
    }

    @Test
    void whatARetryAnnouncesIsNotLookedThroughForWhatFailedBefore() {
        Exchange exchange = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).upstreamCloses(6, 5, 77).stream(
                        "router", 5, 77, "performing retry")
                        .read()
                        .stream(77);
        assertThat(evidence(exchange)).contains("remote close", "pool ready");
    }

    @Test
    void aClusterThatDoesNotExistIsTheEnd() {
        Exchange exchange = new Story().stream("router", 5, 77, "unknown cluster 'shop'").read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.response().flags()).containsExactly("NC");
        assertThat(cause(exchange).id()).isEqualTo("no_cluster");
    }

    @Test
    void theLineThatFindsNoRouteNamesThePathWhereNothingElseDoes() {
        for (String what : List.of("cluster", "route")) {
            Exchange exchange =
                    new Story().stream("router", 5, 77, "no " + what + " match for URL '/a?b=1'").read().stream(77);
            assertThat(exchange.request().path()).isEqualTo("/a?b=1");
        }
        Exchange whole = new Story()
                .request(5, 77, "/a").stream("router", 5, 77, "no route match for URL '/rewritten'").read().stream(77);
        assertThat(whole.request().path()).isEqualTo("/a");
    }

    private static Story replying(String... headers) {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                        "http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(headers)
                        .stream(
                                "http",
                                5,
                                77,
                                "Sending local reply with details upstream_reset_before_response_started{overflow}");
    }

    @Test
    void detailsTellTheStatusOfAnAnswerThatIsNotInTheLog() {
        Story story = replying(":authority", "shop", ":path", "/a", ":method", "GET");
        Response cut = story.read().stream(77).response();
        assertThat(cut.status()).isNull();
        assertThat(cut.derivedStatus()).isEqualTo(503);
        Response whole = story.encoded(5, 77, 500).read().stream(77).response();
        assertThat(whole.status()).isEqualTo(500);
        assertThat(whole.derivedStatus()).isNull();
    }

    @Test
    void aGrpcRequestIsAnsweredWith200() {
        Story story = replying(
                ":authority", "shop", ":path", "/a", ":method", "POST", "content-type", "application/grpc+proto");
        assertThat(story.read().stream(77).response().derivedStatus()).isEqualTo(200);
    }

    @Test
    void thatNoRouteWasFoundTellsTheStatusWithoutDetails() {
        Story story = new Story().stream("router", 5, 77, "no cluster match for URL '/'");
        assertThat(story.read().stream(77).response().derivedStatus()).isEqualTo(404);
    }

    @Test
    void aResetWithoutAReasonHasThatOfItsConnection() {
        Exchange closed = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .reused(6, 5, 77)
                        .conn("connection", 6, "remote close")
                        .conn("connection", 6, "closing socket: 0")
                        .conn("client", 6, "disconnect. resetting 1 pending requests")
                        .conn("client", 6, "request reset")
                        .stream("router", 5, 77, "upstream reset")
                        .encoded(5, 77, 503)
                        .read()
                        .stream(77);
        assertThat(closed.response().flags()).containsExactly("UC");
        assertThat(cause(closed).id()).isEqualTo("upstream_closed_early");
        Exchange untrusted = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .creating(9, "10.1.0.9:443")
                        .plain("pool", "queueing request due to no available connections")
                        .conn("connection", 9, "connected")
                        .conn(
                                "connection",
                                9,
                                "SSL error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED")
                        .conn("connection", 9, "closing socket: 0")
                        .conn("client", 9, "disconnect. resetting 0 pending requests")
                        .conn("pool", 9, "client disconnected")
                        .stream("router", 5, 77, "upstream reset")
                        .encoded(5, 77, 503)
                        .read()
                        .stream(77);
        assertThat(untrusted.response().flags()).containsExactly("UF");
        assertThat(cause(untrusted).summary()).isEqualTo("TLS with 10.1.0.9:443 failed (CERTIFICATE_VERIFY_FAILED)");
    }

    @Test
    void aFrameThatBreaksOneStreamIsShownOnIt() {
        Exchange exchange = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .reused(6, 5, 77)
                        .conn("http2", 6, "updating connection-level initial window size to 268435456")
                        .stream("router", 5, 77, "upstream headers complete: end_stream=false")
                        .encoded(5, 77, 200)
                        .at(2000)
                        .conn("http2", 6, "invalid frame: Violation in HTTP messaging rule on stream 1")
                        .conn("client", 6, "request reset")
                        .reset(5, 77, "protocol error", "")
                        .stream("http", 5, 77, "doEndStream() resetting stream")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).summary()).endsWith("Violation in HTTP messaging rule");
        assertThat(evidence(exchange)).contains("invalid frame: Violation in HTTP messaging rule on stream 1");
    }

    /** Releases before 1.26 print nothing when the rest of an answer is out; its headers do not tell how long that took. */
    @Test
    void whereOnlyItsHeadersTellOfAnAnswersEndHowLongThatTookIsNotKnown() {
        Story told = new Story()
                .accept(5).request(5, 77, "/a").at(3).stream(
                                "http", 5, 77, "Sending local reply with details route_not_found")
                        .encoded(5, 77, 404);
        Exchange untold = told.read().stream(77);
        assertThat(untold.span().open()).isFalse();
        assertThat(untold.phases().response()).isNull();
        assertThat(told.at(4).stream("http", 5, 77, "Codec completed encoding stream.").read().stream(77)
                        .phases()
                        .response())
                .isEqualTo(1_000_000);
    }

    @Test
    void aLineWithoutItsThreadAmongThoseThatHaveOneIsNoFurtherThread() {
        Reading reading = new Story()
                .line("[source/common/network/connection_impl.cc:1] [C5] closing socket: 0")
                .accept(6)
                .read();
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.summary().threads()).isEqualTo(1);
    }

    @Test
    void whatIsOpenWhenTheProcessCrashesFailsByIt() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .plain("backtrace", "Caught Segmentation fault, suspect faulting address 0x0")
                .read();
        assertThat(cause(reading.stream(77)).id()).isEqualTo("proxy_crashed");
        assertThat(evidence(reading.stream(77)))
                .containsExactly("Caught Segmentation fault, suspect faulting address 0x0");
    }

    /** It says so again for each stream that it takes down, which of 19,000 streams made half a thousand million lines. */
    @Test
    void aCodecThatGaveUpDoesSoOnce() {
        Reading reading = new Story()
                .accept(5)
                .conn("http2", 5, "updating connection-level initial window size to 268435456")
                .request(5, 77, "/a")
                .request(5, 78, "/b")
                .conn("http", 5, "dispatch error: The user callback function failed")
                .conn("http", 5, "dispatch error: The user callback function failed")
                .read();
        for (long stream : List.of(77L, 78L)) {
            assertThat(reading.stream(stream).response().flags()).containsExactly("DPE");
            assertThat(reading.stream(stream).steps())
                    .filteredOn(step -> step.event().message().startsWith("dispatch error"))
                    .hasSize(1);
        }
    }

    @Test
    void whatTheCodecRefusesBeforeTheStreamIsNamedIsItsCause() {
        Exchange exchange = new Story()
                        .accept(5)
                        .conn("http", 5, "new stream")
                        .conn(
                                "http",
                                5,
                                "dispatch error: http/1.1 protocol error: request headers failed spec compliance checks")
                        .stream("http", 5, 77, "stream reset")
                        .conn("connection", 5, "closing data_to_write=66 type=2")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).id()).isEqualTo("bad_request");
        assertThat(cause(exchange).summary()).endsWith("request headers failed spec compliance checks");
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).usual()).startsWith("the Host (:authority)");
    }

    @Test
    void anAuthorizationServiceThatAnswers404HasDecidedNothing() {
        Exchange exchange = new Story()
                .stream("router", 0, 99, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=false):")
                        .headers(":status", "404")
                        .localReply(5, 77, 404, "ext_authz_denied")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).summary()).isEqualTo("the external authorization service said no: it answered 404");
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).usual()).contains("no decision");
    }

    @Test
    void whichHostADynamicForwardProxyDidNotFindIsQuotedBesideItsRequest() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .routed(5, 77, "dynamic_forward_proxy_cluster")
                .plain("forward_proxy", "host www.example.com:80 not found")
                .plain("upstream", "no healthy host for HTTP connection pool")
                .localReply(5, 77, 503, "no_healthy_upstream")
                .read();
        assertThat(reading.owners("host www.example.com:80")).containsExactly("C5 S77 position certain");
        assertThat(Objects.requireNonNull(Diagnosis.of(reading.stream(77))).usual())
                .startsWith("the cluster of the dynamic forward proxy has no entry");
    }

    @Test
    void mixersRefusalIsTheCauseOfAnAnswerWithoutDetails() {
        Exchange exchange = new Story()
                        .accept(5)
                        .request(5, 77, "/a")
                        .plain("filter", "Called Mixer::Filter : check complete NOT_FOUND:no listchecker handler")
                        .stream("http", 5, 77, "Sending local reply with details ")
                        .encoded(5, 77, 404)
                        .read()
                        .stream(77);
        assertThat(cause(exchange).id()).isEqualTo("mixer_denied");
        assertThat(exchange.response().localReply()).isTrue();
    }

    @Test
    void aSessionWhoseUpstreamWasClosedBeforeItWasConnectedHasFailed() {
        Exchange session = new Story()
                .conn("filter", 5, "new tcp proxy session")
                .conn("filter", 5, "Creating connection to cluster one")
                .plain("pool", "trying to create new connection")
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("connection", 6, "connecting to 10.1.0.6:528")
                .conn("connection", 6, "closing socket: 1")
                .conn("pool", 6, "client disconnected, failure reason: ")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .read()
                .session(5);
        assertThat(session.response().flags()).containsExactly("UF");
        assertThat(session.attempts().get(0).connection()).isEqualTo(6L);
    }

    @Test
    void whatARequestAsksForIsReadFromTheAuthorizationFilterWhereItsHeadersAreNotThere() {
        Exchange exchange = new Story()
                        .plain(
                                "rbac",
                                "checking request: requestedServerName: , sourceIP: 10.1.1.1:1, headers: ':authority', 'shop'")
                        .headers(":path", "/get", ":method", "GET")
                        .localReply(5, 77, 403, "rbac_access_denied_matched_policy[none]")
                        .read()
                        .stream(77);
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().authority()).isEqualTo("shop");
        assertThat(exchange.request().path()).isEqualTo("/get");
    }

    @Test
    void whatARequestAsksForIsReadFromTheTransformationFilterWhereItsHeadersAreNotThere() {
        Exchange exchange = transformed("headers before transformation: ':authority', 'shop'")
                .headers(":path", "/other", ":method", "PUT", "x-request-id", "two")
                .read()
                .stream(77);
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().authority()).isEqualTo("shop");
        assertThat(exchange.request().path()).isEqualTo("/get");
        assertThat(exchange.request().requestId()).isEqualTo("one");
    }

    @Test
    void whatTheTransformationFilterMadeOfARequestOrGetsOfItsAnswerIsNotWhatWasAskedFor() {
        Exchange exchange = new Story()
                .stream("filter", 5, 77, "headers after transformation: ':authority', 'other'")
                        .headers(":path", "/other", ":method", "PUT")
                        .stream("filter", 5, 77, "headers before transformation: ':status', '200'")
                        .headers("x-request-id", "one")
                        .stream("filter", 5, 77, "body before transformation: {")
                        .line("  ':method', 'GET'")
                        .line("}")
                        .read()
                        .stream(77);
        assertThat(exchange.request().method()).isNull();
        assertThat(exchange.request().authority()).isNull();
        assertThat(exchange.request().requestId()).isNull();
        assertThat(exchange.extent().records()).isEqualTo(3);
    }

    private static Story transformed(String next) {
        return new Story()
                .stream("filter", 5, 77, "headers before transformation: ':authority', 'shop'")
                        .headers(":path", "/get", ":method", "GET", "x-request-id", "one")
                        .stream("filter", 5, 77, "body before transformation: ")
                        .stream("filter", 5, 77, next);
    }

    @Test
    void aRequestThatTheCodecCouldNotReadIsListedAlsoWhereItNeverHadAnId() {
        Reading reading = new Story()
                .accept(5)
                .conn("http", 5, "new stream")
                .at(3)
                .conn("http", 5, "dispatch error: http/1.1 protocol error: HPE_INVALID_METHOD")
                .conn("connection", 5, "closing data_to_write=66 type=2")
                .conn("connection", 5, "closing socket: 1")
                .conn("conn_handler", 5, "adding to cleanup list")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        Exchange exchange = reading.exchanges().get(0);
        assertThat(exchange.ref()).isEqualTo(new StreamRef(5L, null));
        assertThat(exchange.response().flags()).containsExactly("DPE");
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.why()).contains("HPE_INVALID_METHOD");
        assertThat(exchange.peer()).isEqualTo("10.0.0.9:40005");
    }

    @Test
    void anAnnouncedRequestOfWhichNothingElseIsToldIsNone() {
        Reading reading = new Story()
                .accept(5)
                .conn("http", 5, "new stream")
                .conn("connection", 5, "remote close")
                .conn("connection", 5, "closing socket: 0")
                .conn("conn_handler", 5, "adding to cleanup list")
                .read();
        assertThat(reading.exchanges()).isEmpty();
    }

    @Test
    void aConnectionOfWhichOnlyTheEndIsThereSaysWhyItEnded() {
        Exchange exchange = new Story()
                        .conn("client", 6, "protocol error: The user callback function failed")
                        .conn("connection", 6, "closing data_to_write=34 type=1")
                        .conn("connection", 6, "closing socket: 1")
                        .conn("client", 6, "disconnect. resetting 1 pending requests")
                        .conn("client", 6, "request reset")
                        .stream("router", 5, 77, "upstream reset: reset reason connection termination")
                        .localReply(5, 77, 503, "upstream_reset_before_response_started{connection termination}")
                        .read()
                        .stream(77);
        assertThat(evidence(exchange)).contains("protocol error: The user callback function failed");
    }

    @Test
    void whatIsWaitedForIsMeasuredFromTheChoiceOfTheClusterWhereThePoolIsSilent() {
        Exchange exchange = new Story()
                .accept(5).request(5, 77, "/a").stream("router", 5, 77, "cluster 'one' match for URL '/a'")
                        .at(100)
                        .conn("connection", 6, "connecting to 10.1.0.6:443")
                        .at(240)
                        .conn("connection", 6, "connected")
                        .conn("client", 6, "connected")
                        .conn("pool", 6, "attaching to next stream")
                        .stream("router", 5, 77, "pool ready")
                        .read()
                        .stream(77);
        assertThat(exchange.phases().connect()).isEqualTo(140_000_000L);
        assertThat(exchange.phases().poolWait()).isEqualTo(100_000_000L);
    }

    @Test
    void aResetIsThatOfTheFrameBeforeItThoughNoReasonIsPrinted() {
        Exchange exchange = new Story()
                        .accept(5)
                        .request(5, 77, "/a")
                        .routed(5, 77, "one")
                        .conn("http2", 6, "remote reset: 1")
                        .conn("client", 6, "request reset")
                        .stream("router", 5, 77, "upstream reset")
                        .encoded(5, 77, 503)
                        .read()
                        .stream(77);
        assertThat(exchange.response().flags()).containsExactly("UR");
        assertThat(exchange.attempts().get(0).connection()).isEqualTo(6L);
        assertThat(Objects.requireNonNull(Diagnosis.of(exchange)).usual()).contains("violation of the protocol");
    }

    @Test
    void aNameThatWasNotResolvedIsWhyThereIsNoHost() {
        String failed = "DNS refresh rate reset for pay.shop, (failure) refresh rate 30000 ms";
        Story story = new Story().plain("upstream", failed);
        Exchange exchange = story
                .at(700)
                .accept(5)
                .request(5, 77, "/a")
                .routed(5, 77, "outbound|80||pay.shop")
                .plain("upstream", "no healthy host for HTTP connection pool")
                .localReply(5, 77, 503, "no_healthy_upstream")
                .read()
                .stream(77);
        assertThat(cause(exchange).summary()).endsWith("the name of its hosts could not be resolved");
        assertThat(evidence(exchange)).contains(failed);
    }

    @Test
    void aNameThatWasResolvedSinceIsNot() {
        Exchange exchange = new Story()
                        .plain("upstream", "DNS refresh rate reset for pay.shop, (failure) refresh rate 30000 ms")
                        .at(100)
                        .plain("upstream", "DNS refresh rate reset for pay.shop, refresh rate 5000 ms")
                        .at(700)
                        .accept(5)
                        .request(5, 77, "/a")
                        .routed(5, 77, "outbound|80||pay.shop")
                        .plain("upstream", "no healthy host for HTTP connection pool")
                        .localReply(5, 77, 503, "no_healthy_upstream")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).summary()).isEqualTo("the cluster has no healthy host");
    }

    /** Up to 1.13 a pool of HTTP/2 says nothing when it makes a connection. */
    @Test
    void aConnectionThatIsMadeWhenThePoolIsAskedIsMadeForThatRequest() {
        Story story = new Story()
                .asks(5, 77, "/a", "one")
                .conn("client", 6, "connecting")
                .conn("connection", 6, "connecting to 10.1.0.9:80");
        assertThat(story.read().stream(77).attempts().get(0).host()).isEqualTo("10.1.0.9:80");
        assertThat(story.read().owners(6, "connecting to")).containsExactly("C5 S77 triggered inferred");
        assertThat(new Story()
                                .asks(5, 77, "/a", "one")
                                .conn("http", 8, "new stream")
                                .conn("client", 6, "connecting")
                                .conn("connection", 6, "connecting to 10.1.0.9:80")
                                .read()
                                .stream(77)
                                .attempts()
                                .get(0)
                                .host())
                .isNull();
    }
}
