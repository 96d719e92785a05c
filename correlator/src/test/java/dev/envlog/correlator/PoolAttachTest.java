package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code [Cu] creating stream}, then {@code [Cd][S] pool ready} on the same thread ({@code conn_pool_base.cc}). */
class PoolAttachTest {

    private static final String A = "10.1.0.1:80";
    private static final String B = "10.1.0.2:80";

    private static Story handedOver(Story story) {
        return story.queued()
                .creating(8, "10.1.0.2:80")
                .connected(8)
                .conn("pool", 8, "attaching to next stream")
                .conn("pool", 8, "creating stream");
    }

    @Test
    void whereTheLogEndsWithinAHandOverTheOnlyOneThatWaitsIsMeant() {
        Story one = new Story().accept(5).asks(5, 77, "/a", "one");
        assertThat(handedOver(one).read().attempts(77))
                .containsExactly("1 C8 10.1.0.2:80 new open status=- reset=- link=pool-attach?");
    }

    @Test
    void whereTwoWaitAsTheLogEndsNeitherIsMeant() {
        Story two = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .accept(6)
                .asks(6, 78, "/a", "one");
        Reading reading = handedOver(two).read();
        assertThat(reading.attempts(77)).allMatch(attempt -> attempt.contains("link=-"));
        assertThat(reading.attempts(78)).allMatch(attempt -> attempt.contains("link=-"));
    }

    @Test
    void aNewConnectionServesTheStreamThatAskedForIt() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .creating(6, A)
                .at(2)
                .connected(6)
                .attached(6, 5, 77)
                .answered(6, 5, 77, 200)
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 10.1.0.1:80 new response status=200 reset=- link=pool-attach");
        assertThat(reading.owners(6, "connecting")).containsOnly("C5 S77 triggered certain");
        assertThat(reading.owners(6, "attaching")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners(6, "creating stream")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners(6, "destroying stream")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners("queueing")).containsExactly("C5 S77 position certain");
        assertThat(reading.owners("creating a new connection")).containsExactly("C5 S77 position certain");
    }

    /** Its {@code pool ready} is missing, and what the next stream was handed as well. */
    @Test
    void aHandOverWhoseUserIsNotInTheLogIsNotTheNextStreams() {
        Reading reading = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .queued()
                        .creating(6, A)
                        .at(2)
                        .connected(6)
                        .conn("pool", 6, "attaching to next stream")
                        .conn("pool", 6, "creating stream")
                        .accept(7)
                        .asks(7, 78, "/b", "one")
                        .stream("router", 7, 78, "pool ready")
                        .read();
        assertThat(reading.attempts(78)).noneMatch(attempt -> attempt.contains("C6"));
        assertThat(reading.owners(6, "creating stream")).containsExactly("C6 connection-id certain");
    }

    /** Without the router's lines nobody knows whether the pool was asked for this request or for a side call of it. */
    @Test
    void aLineOfThePoolIsACertainOnesOnlyIfItHadChosenACluster() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .queued()
                .creating(6, A)
                .read();
        assertThat(reading.owners("queueing")).containsExactly("C5 S77 position inferred");
        assertThat(reading.owners(6, "connecting")).containsOnly("C5 S77 triggered inferred");
    }

    @Test
    void aConnectionUsedBeforeIsReused() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .creating(6, A)
                .at(2)
                .connected(6)
                .attached(6, 5, 77)
                .answered(6, 5, 77, 200)
                .at(9)
                .asks(5, 78, "/b", "one")
                .reused(6, 5, 78)
                .answered(6, 5, 78, 404)
                .read();
        assertThat(reading.attempts(78))
                .containsExactly("1 C6 10.1.0.1:80 reused response status=404 reset=- link=pool-attach");
        assertThat(reading.owners(6, "response complete"))
                .containsExactly(
                        "C5 S77 upstream certain",
                        "C5 S77 upstream certain",
                        "C5 S78 upstream certain",
                        "C5 S78 upstream certain");
    }

    /** The connection made for the second stream is late; the first stream's connection, free again, serves it. */
    @Test
    void aQueuedStreamIsNotServedByTheConnectionItsArrivalTriggered() {
        Reading reading = new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, A)
                .asks(2, 72, "/b", "one")
                .queued()
                .creating(4, A)
                .at(2)
                .connected(3)
                .attached(3, 1, 71)
                .answered(3, 1, 71, 200)
                .attached(3, 2, 72)
                .at(4)
                .connected(4)
                .at(6)
                .answered(3, 2, 72, 200)
                .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C3");
        assertThat(reading.attempts(72).get(0)).startsWith("1 C3 10.1.0.1:80 ").contains("response status=200");
        assertThat(reading.owners(4, "connecting")).containsOnly("C2 S72 triggered certain");
        assertThat(reading.owners(4, "connected")).containsOnly("C4 connection-id certain");
    }

    @Test
    void theFirstConnectionToBeReadyServesTheStreamThatWaitedLongest() {
        Reading reading = new Story()
                .accept(1)
                .accept(2)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, A)
                .asks(2, 72, "/b", "one")
                .queued()
                .creating(4, B)
                .at(2)
                .connected(4)
                .attached(4, 1, 71)
                .at(3)
                .connected(3)
                .attached(3, 2, 72)
                .at(6)
                .answered(4, 1, 71, 200)
                .answered(3, 2, 72, 503)
                .read();
        assertThat(reading.attempts(71))
                .containsExactly("1 C4 10.1.0.2:80 new response status=200 reset=- link=pool-attach");
        assertThat(reading.attempts(72))
                .containsExactly("1 C3 10.1.0.1:80 new response status=503 reset=- link=pool-attach");
        assertThat(reading.owners(3, "response complete")).containsOnly("C2 S72 upstream certain");
    }

    @Test
    void theLineThatALimitIsReachedMayStandBetween() {
        Reading reading = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .conn("pool", 6, "using existing fully connected connection")
                        .conn("pool", 6, "maximum streams per connection, start draining")
                        .conn("pool", 6, "creating stream")
                        .stream("router", 5, 77, "pool ready")
                        .answered(6, 5, 77, 200)
                        .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 S77 on C6");
    }

    /** A TCP pool hands its connection to a session without a stream id; no router line follows. */
    @Test
    void aHandOverThatNoStreamAnswersIsDropped() {
        Reading reading = new Story()
                .accept(5)
                .conn("pool", 9, "creating stream")
                .at(5)
                .asks(5, 77, "/a", "one")
                .reused(6, 5, 77)
                .answered(6, 5, 77, 200)
                .read();
        assertThat(Facts.allLinks(reading)).containsExactly("C5 S77 on C6");
        assertThat(reading.owners(9, "creating stream")).containsExactly("C9 connection-id certain");
    }

    @Test
    void linesOfAnotherThreadBetweenChangeNothing() {
        Reading reading = new Story()
                        .thread(21)
                        .accept(1)
                        .thread(22)
                        .accept(2)
                        .thread(21)
                        .request(1, 71, "/a")
                        .thread(22)
                        .request(2, 72, "/b")
                        .thread(21)
                        .routed(1, 71, "one")
                        .thread(22)
                        .routed(2, 72, "one")
                        .thread(21)
                        .conn("pool", 3, "using existing fully connected connection")
                        .thread(22)
                        .conn("pool", 4, "using existing fully connected connection")
                        .conn("pool", 4, "creating stream")
                        .thread(21)
                        .conn("pool", 3, "creating stream")
                        .thread(22)
                        .stream("router", 2, 72, "pool ready")
                        .thread(21)
                        .stream("router", 1, 71, "pool ready")
                        .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
    }

    /** Preconnecting makes connections that nobody asked for. */
    @Test
    void aConnectionMadeInAdvanceBelongsToNobodyUntilItIsUsed() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .reused(6, 5, 77)
                .creating(7, A)
                .at(3)
                .answered(6, 5, 77, 200)
                .at(4)
                .connected(7)
                .at(8)
                .asks(5, 78, "/b", "one")
                .reused(7, 5, 78)
                .answered(7, 5, 78, 200)
                .read();
        assertThat(reading.attempts(77)).containsExactly("1 C6 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.attempts(78))
                .containsExactly("1 C7 10.1.0.1:80 reused response status=200 reset=- link=pool-attach");
    }

    @Test
    void idsAsTagsAreTheSameIds() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .tags()
                .routed(5, 77, "one")
                .reused(6, 5, 77)
                .answered(6, 5, 77, 200)
                .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 S77 on C6");
    }
}
