package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Partial;
import org.junit.jupiter.api.Test;

/** Lines that were lost or copied twice on their way do not change what is known of other requests. */
class DamagedLogTest {

    @Test
    void aLineOfANewConnectionThatIsThereTwiceIsNoRestart() {
        Reading reading = new Story()
                .accept(2)
                .request(2, 70, "/before")
                .accept(3)
                .accept(3)
                .request(3, 71, "/a")
                .localReply(3, 71, 404, "route_not_found")
                .localReply(2, 70, 404, "route_not_found")
                .read();
        assertThat(reading.summary().restarts()).isZero();
        assertThat(reading.exchanges().stream().map(Facts::key)).containsExactly("0 http C3 S71", "0 http C2 S70");
        assertThat(reading.exchanges()).allMatch(exchange -> exchange.span().partial() == null);
        assertThat(reading.connections()).hasSize(2);
    }

    @Test
    void whereTheHeadersOfARequestAreLostTheNextOneBeginsWithItsOwnLine() {
        Reading reading = new Story()
                .accept(3).conn("http", 3, "new stream").stream("router", 3, 71, "cluster 'a' match for URL '/a'")
                        .conn("http", 3, "new stream")
                        .at(500)
                        .request(3, 72, "/b")
                        .localReply(3, 72, 404, "route_not_found")
                        .read();
        assertThat(reading.stream(72).span().durationNs()).isZero();
        assertThat(reading.stream(72).span().partial()).isNull();
    }

    @Test
    void aRequestWhoseEndIsLostIsPartial() {
        Reading reading =
                new Story().accept(3).request(3, 71, "/a").at(500).accept(4).read();
        assertThat(reading.stream(71).span().partial()).isEqualTo(Partial.NO_END);
    }

    @Test
    void aRequestWhoseFirstLineIsLostIsPartialThoughItsHeadersTellWhenItBegan() {
        Reading reading = new Story()
                .accept(3).stream("http", 3, 71, "request headers complete (end_stream=true):")
                        .headers(":authority", "a", ":path", "/a", ":method", "GET")
                        .localReply(3, 71, 404, "route_not_found")
                        .read();
        assertThat(reading.stream(71).span().partial()).isEqualTo(Partial.NO_START);
        assertThat(reading.stream(71).span().durationNs()).isNotNull();
    }
}
