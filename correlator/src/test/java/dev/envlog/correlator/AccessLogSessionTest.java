package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.FlagsBy;
import org.junit.jupiter.api.Test;

/** A session of the TCP proxy has a line too: it is known by its client's address, or by when it began and its host. */
class AccessLogSessionTest {

    private static Story session(Story story, long connection, long upstream) {
        return story.accept(connection)
                .conn("filter", connection, "new tcp proxy session")
                .conn("filter", connection, "Creating connection to cluster db")
                .queued()
                .creating(upstream, "10.2.0.1:5432")
                .connected(upstream)
                .conn("pool", upstream, "attaching to next stream")
                .conn("pool", upstream, "creating stream")
                .conn("filter", connection, "TCP:onUpstreamEvent(), requestedServerName: db");
    }

    private static Story closed(Story story, long connection, long upstream) {
        return story.conn("connection", connection, "remote close")
                .conn("connection", connection, "closing socket: 0")
                .conn("connection", upstream, "closing socket: 1");
    }

    /** As Istio prints it. */
    private static String istio(String start, String peer) {
        return "[2026-01-05T10:00:" + start
                + "Z] \"- - -\" 0 DC - - \"-\" 10 95 45 - \"-\" \"-\" \"-\" \"-\" \"10.2.0.1:5432\""
                + " db - 10.96.1.2:5432 " + peer + " - -";
    }

    private static Reading two(String line) {
        Story story = session(session(new Story(), 5, 6).at(1), 7, 8).at(100);
        return closed(closed(story, 5, 6), 7, 8).at(200).line(line).read();
    }

    private static void isOfSeventh(Reading reading) {
        Exchange exchange = reading.session(7);
        assertThat(exchange.response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(exchange.response().flags()).containsExactly("DC");
        assertThat(reading.session(5).response().flagsBy()).isNotEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(reading.summary().accessJoined()).isEqualTo(1);
        assertThat(reading.exchanges()).hasSize(2);
    }

    @Test
    void theClientsAddressTells() {
        isOfSeventh(two(istio("00.001", "10.0.0.9:40007")));
    }

    @Test
    void withoutThatItsBeginningAndHostTell() {
        Story story = session(session(new Story(), 5, 6).at(500), 7, 8).at(600);
        Reading reading = closed(closed(story, 5, 6), 7, 8)
                .line("[2026-01-05T10:00:00.500Z] \"- - -\" 0 DC 10 95 45 - \"-\" \"-\" \"-\" \"-\" \"10.2.0.1:5432\"")
                .read();
        isOfSeventh(reading);
    }

    /** What the filter says alone: neither addresses nor the connection's own lines. */
    private static Story filtersOnly(Story story, long connection, String cluster) {
        return story.conn("filter", connection, "new tcp proxy session")
                .conn("filter", connection, "Creating connection to cluster " + cluster)
                .conn("filter", connection, "TCP:onUpstreamEvent(), requestedServerName: db");
    }

    @Test
    void whereOnlyTheFilterSpeaksItsClusterAndBeginningTell() {
        Story story = filtersOnly(new Story().at(1), 5, "db");
        Reading reading = filtersOnly(story.at(90), 7, "db")
                .at(200)
                .conn("filter", 5, "Session timed out")
                .line(istio("00.001", "10.0.0.9:40005").replace(" DC ", " - "))
                .read();
        Exchange exchange = reading.session(5);
        assertThat(exchange.response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(exchange.peer()).isEqualTo("10.0.0.9:40005");
        assertThat(exchange.attempts())
                .singleElement()
                .satisfies(last -> assertThat(last.host()).isEqualTo("10.2.0.1:5432"));
        assertThat(reading.session(7).response().flagsBy()).isNull();
        assertThat(reading.summary().accessJoined()).isEqualTo(1);
    }

    @Test
    void ofTwoThatBeganTogetherNeitherIsMeant() {
        Story story =
                filtersOnly(filtersOnly(new Story().at(1), 5, "db"), 7, "db").at(200);
        Reading reading = story.line(istio("00.001", "10.0.0.9:40005")).read();
        assertThat(reading.summary().accessJoined()).isZero();
    }

    @Test
    void ofTwoThatBeganTogetherTheClusterTellsWhichIsMeant() {
        Story story =
                filtersOnly(filtersOnly(new Story().at(1), 5, "cache"), 7, "db").at(200);
        Exchange exchange = story.line(istio("00.001", "10.0.0.9:40005")).read().session(7);
        assertThat(exchange.response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(exchange.span().open()).isFalse();
        assertThat(exchange.span().end() - exchange.span().start()).isEqualTo(45_000_000);
    }

    @Test
    void aLineOfAnotherTimeIsOfNone() {
        Reading reading = two(istio("00.050", "10.0.0.9:40007"));
        assertThat(reading.summary().accessJoined()).isZero();
        assertThat(reading.summary().accessAlone()).isZero();
    }
}
