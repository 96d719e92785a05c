package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Most filters print no id: where their lines stand in the run of their thread tells whose they are. */
class PlainLineTest {

    private static final String NOT_CREATING =
            "not creating a new connection, shouldCreateNewConnection returned false.";

    private static final String ALLOWED = "enforced allowed, matched policy p";

    private static Story begun() {
        return new Story().accept(5).request(5, 77, "/a");
    }

    @Test
    void betweenTheHeadersAndTheClusterTheyAreTheStreams() {
        Reading reading = begun().plain("jwt", "Called Filter : decodeHeaders")
                .plain("rbac", ALLOWED)
                .plain("filter", "override with 2 ALPNs")
                .routed(5, 77, "one")
                .read();
        assertThat(reading.owners("Called Filter")).containsExactly("C5 S77 position certain");
        assertThat(reading.owners("enforced")).containsExactly("C5 S77 position certain");
        assertThat(reading.owners("override")).containsExactly("C5 S77 position certain");
        assertThat(reading.stream(77).filters())
                .contains("envoy.filters.http.jwt_authn", "envoy.filters.http.rbac", "istio.alpn");
    }

    /** As of a network filter, that has a connection closed. */
    @Test
    void atTheBeginningOfACallbackTheyAreThoseOfTheConnectionThatFollows() {
        Reading reading = new Story()
                .accept(5)
                .at(3)
                .plain("rbac", "enforced denied, matched policy none")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .read();
        assertThat(reading.owners("enforced denied")).containsExactly("C5 position inferred");
    }

    @Test
    void aFilterThatSpeaksOnTheWayBackSpeaksForTheStreamOfTheRun() {
        Reading reading = begun().routed(5, 77, "one").reused(6, 5, 77).at(4).stream(
                        "router", 5, 77, "upstream headers complete: end_stream=false")
                .plain("lua", "script log: answered")
                .encoded(5, 77, 200)
                .read();
        assertThat(reading.owners("script log")).containsExactly("C5 S77 position certain");
    }

    @Test
    void anotherThreadsLineIsNotTheStreams() {
        Reading reading = begun().thread(9).plain("rbac", ALLOWED).read();
        assertThat(reading.owners("enforced")).containsExactly("-");
    }

    @Test
    void theProcessOwnsItsOwnLines() {
        Reading reading = begun().plain("main", "flushing stats")
                .plain("upstream", "membership update for TLS cluster one added 1 removed 0")
                .plain("config", "begin add/update listener: name=x hash=1")
                .read();
        assertThat(reading.records().stream()
                        .filter(record -> !record.event().hasConnection())
                        .map(record -> Facts.owner(record.owner())))
                .containsOnly("-");
    }

    /** A callback takes microseconds: a line long after is another matter. */
    @Test
    void aPauseEndsTheRun() {
        Reading reading = begun().at(40).plain("rbac", ALLOWED).read();
        assertThat(reading.owners("enforced")).containsExactly("-");
    }

    /** A timer of the filter resumes the stream: the lines before the stream's own next line are not yet told apart. */
    @Test
    void linesAtTheBeginningOfARunBelongToTheStreamThatFollows() {
        Reading reading = begun().at(40)
                .plain("ext_proc", "Received request_headers response")
                .routed(5, 77, "one")
                .read();
        assertThat(reading.owners("Received")).containsExactly("C5 S77 position inferred");
    }

    @Test
    void deniedByRbacIsOwnedAndNamed() {
        Reading reading = begun().plain("rbac", "enforced denied, matched policy none")
                .localReply(5, 77, 403, "rbac_access_denied_matched_policy[none]")
                .read();
        assertThat(reading.owners("enforced")).containsExactly("C5 S77 position certain");
        assertThat(reading.stream(77).response().details()).isEqualTo("rbac_access_denied_matched_policy[none]");
        assertThat(reading.stream(77).failed()).isTrue();
    }

    @Test
    void aDelayOfTheFaultFilterIsAFlag() {
        Reading reading = begun().plain("filter", "fault: delaying request 100ms")
                .at(101)
                .routed(5, 77, "one")
                .reused(6, 5, 77)
                .at(103)
                .answered(6, 5, 77, 200)
                .read();
        assertThat(reading.owners("fault")).containsExactly("C5 S77 position certain");
        assertThat(reading.stream(77).response().flags()).containsExactly("DI");
    }

    /** {@code newStreamImpl} in {@code conn_pool_base.cc} hands over a free connection, then asks whether to prepare another. */
    @Test
    void thePoolDecidesAgainstAnotherConnectionForTheStreamItJustServed() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .creating(6, "10.1.0.1:80")
                .connected(6)
                .attached(6, 5, 77)
                .answered(6, 5, 77, 200)
                .plain("pool", NOT_CREATING)
                .at(9)
                .asks(5, 78, "/b", "one")
                .reused(6, 5, 78)
                .plain("pool", NOT_CREATING)
                .read();
        assertThat(reading.owners("not creating")).containsExactly("-", "C5 S78 position certain");
    }

    @Test
    void aHandOverToOneStreamIsFollowedByTheDecisionForTheNextThatWaits() {
        Reading reading = new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, "10.1.0.1:80")
                .asks(2, 72, "/b", "one")
                .queued()
                .at(3)
                .connected(3)
                .attached(3, 1, 71)
                .plain("pool", NOT_CREATING)
                .read();
        assertThat(reading.owners("not creating")).containsExactly("C2 S72 position inferred");
    }

    @Test
    void whatIsPutAwayAfterTheEndOfAPooledConnectionIsLikelyThatConnection() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .creating(6, "10.1.0.1:80")
                .connected(6)
                .attached(6, 5, 77)
                .answered(6, 5, 77, 200)
                .conn("pool", 6, "client disconnected, failure reason: ")
                .plain("main", "item added to deferred deletion list (size=2)")
                .read();
        assertThat(reading.owners("item added")).containsExactly("C6 position inferred");
    }

    @Test
    void aTextOfAFiltersConfigurationThatNobodyKnowsIsOfTheProcess() {
        Reading reading = new Story()
                .accept(3)
                .request(3, 71, "/a")
                .plain("config", "header_mutation: a text of the next release")
                .read();
        assertThat(reading.owners("header_mutation:")).containsExactly("-");
    }

    @Test
    void aBodyThatComesRightBehindTheEndOfAnotherRequestIsOfTheOneThatWaitsForIt() {
        Reading reading = bodies(new Story());
        assertThat(reading.stream(77).filters()).doesNotContain("envoy.filters.http.jwt_authn");
        assertThat(reading.stream(88).filters()).contains("envoy.filters.http.jwt_authn");
        assertThat(reading.owners("Called Filter : decodeData"))
                .containsExactly("C7 S88 position inferred", "C7 S88 position inferred", "C7 S88 position certain");
    }

    @Test
    void whereMoreRequestsWaitThanAreRememberedNoneIsTheOnlyOne() {
        Story story = new Story();
        for (int i = 0; i < 1_025; i++) {
            posts(story, 100 + i, 1000 + i);
        }
        for (int i = 1; i < 1_025; i++) {
            story.stream("http", 100 + i, 1000 + i, "request end stream");
        }
        Reading reading = bodies(story);
        assertThat(reading.owners("Called Filter : decodeData"))
                .containsExactly("C5 S77 position certain", "C5 S79 position inferred", "C7 S88 position certain");
    }

    private static Story posts(Story story, int connection, long stream) {
        return story.conn("http", connection, "new stream").stream(
                        "http", connection, stream, "request headers complete (end_stream=false):")
                .headers(":authority", "shop", ":path", "/b", ":method", "POST")
                .plain("jwt", "Called Filter : decodeHeaders");
    }

    private static Reading bodies(Story story) {
        return posts(story.asks(5, 77, "/a", "one").reused(6, 5, 77), 7, 88)
                .routed(7, 88, "two")
                .answered(6, 5, 77, 200)
                .plain("jwt", "Called Filter : decodeData")
                .at(5)
                .plain("jwt", "Called Filter : decodeData")
                .stream("router", 5, 79, "upstream headers complete: end_stream=false")
                .at(9)
                .stream("http", 7, 88, "request end stream")
                .plain("jwt", "Called Filter : decodeData")
                .read();
    }
}
