package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Istio 1.7 to 1.16 print no thread: the lines of all workers run into each other, and order only hints. */
class ThreadlessTest {

    private static final String A = "10.1.0.1:80";
    private static final String B = "10.2.0.1:80";

    /** Two requests of two workers, each with a connection of its own cluster on the way. */
    private static Story twoUnderWay() {
        return new Story()
                .accept(1)
                .asks(1, 71, "/a", "one")
                .queued()
                .creating(3, A)
                .accept(2)
                .asks(2, 72, "/b", "two")
                .queued()
                .creating(4, B);
    }

    @Test
    void neighboursAloneAreCertain() {
        Reading reading = twoUnderWay()
                .at(5)
                .connected(3)
                .attached(3, 1, 71)
                .at(9)
                .connected(4)
                .attached(4, 2, 72)
                .readWithoutThreads();
        assertThat(Facts.certainLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
    }

    @Test
    void ofTwoHandOversAtOnceTheClusterTellsButNotForCertain() {
        Reading reading = twoUnderWay()
                .at(5)
                .conn("pool", 3, "creating stream")
                .conn("pool", 4, "creating stream")
                .stream("router", 1, 71, "pool ready")
                .stream("router", 2, 72, "pool ready")
                .readWithoutThreads();
        assertThat(Facts.allLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
        assertThat(Facts.certainLinks(reading)).doesNotContain("C1 S71 on C3");
    }

    @Test
    void crossedHandOversAreNotMistakenForNeighbours() {
        Reading reading = twoUnderWay()
                .at(5)
                .conn("pool", 4, "creating stream")
                .conn("pool", 3, "creating stream")
                .stream("router", 2, 72, "pool ready")
                .stream("router", 1, 71, "pool ready")
                .readWithoutThreads();
        assertThat(Facts.allLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
        assertThat(Facts.certainLinks(reading)).doesNotContain("C2 S72 on C4");
    }

    /** An HTTP/1 connection has one stream at a time. */
    @Test
    void aBusyConnectionIsNotTaken() {
        Reading reading = new Story()
                        .accept(1)
                        .asks(1, 71, "/a", "one")
                        .reused(3, 1, 71)
                        .accept(2)
                        .asks(2, 72, "/b", "one")
                        .at(4)
                        .conn("pool", 4, "using existing fully connected connection")
                        .conn("pool", 4, "creating stream")
                        .conn("client", 3, "encode complete")
                        .stream("router", 2, 72, "pool ready")
                        .readWithoutThreads();
        assertThat(Facts.allLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
        assertThat(Facts.certainLinks(reading)).doesNotContain("C2 S72 on C4");
    }

    private static Story twoOfOneCluster() {
        return new Story().accept(1).request(1, 71, "/a").accept(2).request(2, 72, "/b");
    }

    @Test
    void aConnectionThatWasChosenBeforeAStreamAskedIsAnothers() {
        Reading reading = twoOfOneCluster().routed(2, 72, "one").stream(
                        "router", 1, 71, "cluster 'one' match for URL '/'")
                .conn("pool", 3, "using existing fully connected connection")
                .stream("router", 1, 71, "router decoding headers:")
                .headers(":authority", "shop", ":path", "/", ":method", "GET")
                .conn("pool", 4, "using existing fully connected connection")
                .conn("pool", 4, "creating stream")
                .conn("pool", 3, "creating stream")
                .stream("router", 1, 71, "pool ready")
                .stream("router", 2, 72, "pool ready")
                .readWithoutThreads();
        assertThat(Facts.allLinks(reading)).containsExactly("C1 S71 on C4", "C2 S72 on C3");
        assertThat(Facts.certainLinks(reading)).isEmpty();
    }

    @Test
    void aConnectionThatWasChosenWhileOnlyOneHadAskedIsThatOnes() {
        Reading reading = twoOfOneCluster()
                .routed(1, 71, "one")
                .conn("pool", 3, "using existing fully connected connection")
                .routed(2, 72, "one")
                .conn("pool", 4, "using existing fully connected connection")
                .conn("pool", 3, "creating stream")
                .conn("pool", 4, "creating stream")
                .stream("router", 1, 71, "pool ready")
                .stream("router", 2, 72, "pool ready")
                .readWithoutThreads();
        assertThat(Facts.allLinks(reading)).containsExactly("C1 S71 on C3", "C2 S72 on C4");
    }

    /** What prints no id of its stream is only likely to be the stream's. */
    @Test
    void noOwnerByPositionIsCertain() {
        Reading reading = twoUnderWay()
                .at(5)
                .plain("rbac", "enforced allowed, matched policy p")
                .connected(3)
                .attached(3, 1, 71)
                .at(9)
                .answered(3, 1, 71, 200)
                .readWithoutThreads();
        for (Reading.Owned record : reading.records()) {
            Owner owner = record.owner();
            if (owner != null && owner.by() == OwnerRule.POSITION) {
                assertThat(owner.confidence()).as(record.event().message()).isEqualTo(Confidence.INFERRED);
            }
        }
    }

    /** Taken for a socket of its own, what came after would be taken by the next connection, and so on to the end of the log. */
    @Test
    void linesOfASocketStayTogetherWhenAnotherThreadsLineComesBetween() {
        Story story = new Story()
                .accept(1)
                .plain("filter", "original_dst: New connection accepted")
                .request(1, 71, "/a")
                .plain("filter", "tls inspector: new connection accepted");
        for (int connection = 5; connection <= 6; connection++) {
            story.at(2L * connection)
                    .plain("filter", "tls:onServerName(), requestedServerName: shop")
                    .accept(connection)
                    .plain("filter", "original_dst: New connection accepted")
                    .plain("filter", "tls inspector: new connection accepted");
        }
        Reading reading = story.readWithoutThreads();
        assertThat(reading.owners("tls inspector"))
                .containsExactly("C5 precedes inferred", "C6 precedes inferred", "-");
        assertThat(reading.owners("original_dst")).containsExactly("C5 precedes inferred", "C6 precedes inferred", "-");
    }

    /** Istio's plugins have names that tell for which side of a sidecar they are. */
    @ParameterizedTest
    @CsvSource({"stats_outbound, C1 S71", "stats_inbound, C2 S72", "my_plugin, C2 S72"})
    void aPluginsLineBelongsToTheNewestRequestOfItsSideThatEnded(String plugin, String owner) {
        Reading reading = new Story()
                .accept(1)
                .asks(1, 71, "/a", "outbound|9080||reviews.default.svc.cluster.local")
                .reused(3, 1, 71)
                .accept(2)
                .asks(2, 72, "/b", "inbound|9080||")
                .reused(4, 2, 72)
                .answered(3, 1, 71, 200)
                .answered(4, 2, 72, 200)
                .plain("wasm", "wasm log " + plugin + " " + plugin + ": report() metricKey cache hit")
                .readWithoutThreads();
        assertThat(reading.owners("wasm log")).containsExactly(owner + " position inferred");
    }

    @Test
    void aFilterLineBelongsToTheRequestThatIsBeingFiltered() {
        Reading reading = new Story()
                .accept(1)
                .request(1, 71, "/a")
                .accept(2)
                .asks(2, 72, "/b", "two")
                .plain("jwt", "Jwt authentication completed with: OK")
                .routed(1, 71, "one")
                .readWithoutThreads();
        assertThat(reading.owners("Jwt authentication")).containsExactly("C1 S71 position inferred");
    }
}
