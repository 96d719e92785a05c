package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.EnvoyLogWriter;
import dev.envlog.timeline.Exchange;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An excerpt whose beginning is cut off, and the line of its request: they are one if nothing else can be, as both ended then. */
class ExcerptAccessLogTest {

    /** A request that began at 0 and took 40 ms. */
    private static final String LINE =
            "[2026-01-05T10:00:00.000Z] \"GET /a HTTP/1.1\" 503 UC 0 95 40 - \"-\" \"curl/8\" \"-\" \"shop\" \"10.1.0.1:80\"";

    private static Story ended(long stream) {
        return cut(new Story().at(40), 5, stream);
    }

    private static Story cut(Story story, long connection, long stream) {
        return story.reset(connection, stream, "connection termination", "").stream(
                "http",
                connection,
                stream,
                "Sending local reply with details upstream_reset_before_response_started{connection_termination}");
    }

    @Test
    void theLineTellsWhatWasAskedForAndWhen() {
        Exchange exchange = ended(77).line(LINE).read().stream(77);
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().path()).isEqualTo("/a");
        assertThat(exchange.request().authority()).isEqualTo("shop");
        assertThat(exchange.response().status()).isEqualTo(503);
        assertThat(exchange.span().start())
                .isEqualTo(TimeUnit.SECONDS.toNanos(EnvoyLogWriter.START.toEpochSecond(ZoneOffset.UTC)));
    }

    @Test
    void ownedByInference() {
        Reading reading = ended(77).line(LINE).read();
        assertThat(reading.exchanges()).hasSize(1);
        assertThat(Facts.owner(
                        reading.records().get(reading.records().size() - 1).owner()))
                .isEqualTo("C5 S77 access-log inferred");
    }

    @Test
    void ofTwoThatEndedThenNoneIsMeant() {
        Reading reading = cut(ended(77), 6, 78).line(LINE).read();
        assertThat(reading.summary().accessJoined()).isZero();
    }

    @Test
    void whatEndedAtAnotherTimeIsAnotherRequest() {
        Reading reading = cut(new Story().at(70), 5, 77).line(LINE).read();
        assertThat(reading.summary().accessJoined()).isZero();
        assertThat(reading.stream(77).request().method()).isNull();
    }

    @Test
    void whatAskedForAnotherPathOrWasAnsweredOtherwiseIsAnotherRequest() {
        Story named = new Story()
                .at(40).stream("router", 5, 77, "cluster 'one' match for URL '/b'").stream(
                                "router", 5, 77, "router decoding headers:")
                        .headers(":path", "/b", ":method", "GET");
        assertThat(named.line(LINE).read().summary().accessJoined()).isZero();
        Story answered = new Story().at(40).encoded(5, 77, 200);
        assertThat(answered.line(LINE).read().summary().accessJoined()).isZero();
    }

    @Test
    void whatGoesOnHasNotEndedThen() {
        Reading reading = new Story()
                .at(40).stream("router", 5, 77, "upstream headers complete: end_stream=false")
                        .line(LINE)
                        .read();
        assertThat(reading.summary().accessJoined()).isZero();
    }

    @Test
    void itDoesNotTellTheZoneOfTheLog() {
        int hour = 3_600_000;
        Story story =
                ended(77).line(LINE).at(hour).accept(6).request(6, 78, "/b").localReply(6, 78, 200, "direct_response");
        String later = LINE.replace("/a", "/b").replace("503 UC", "200 -");
        assertThat(story.line(later).read().summary().accessJoined()).isEqualTo(2);
    }
}
