package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Partial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** Two requests; the process printed every statement of the second one before. */
    private static Story twice() {
        Story story = new Story().accept(2);
        for (long stream = 70; stream < 72; stream++) {
            story.at(stream)
                    .asks(2, stream, "/a", "a")
                    .queued()
                    .creating(stream + 10, "10.0.0.1:80")
                    .connected(stream + 10)
                    .attached(stream + 10, 2, stream)
                    .answered(stream + 10, 2, stream, 200);
        }
        return story;
    }

    @Test
    void aRequestThatARecordIsLostOfTellsTheSameOrIsLabelled() {
        List<Event> all = LogText.events("log", twice().text().getBytes(StandardCharsets.UTF_8));
        Exchange whole = Reading.of(all).stream(71);
        assertThat(whole.span().partial()).isNull();
        int labelled = 0;
        for (int i = 0; i < all.size(); i++) {
            List<Event> rest = new ArrayList<>(all);
            Event lost = rest.remove(i);
            Reading reading = Reading.of(rest);
            Exchange found = reading.stream(71);
            labelled += found.span().partial() == null ? 0 : 1;
            if (found.span().partial() == null && lost.event() != EventKind.CONN_HANDLER_NEW_CONNECTION) {
                assertThat(told(found)).as("without line " + lost.line()).isEqualTo(told(whole));
            }
            assertThat(found.span().partial() == null
                            || lost.line() >= whole.extent().firstLine())
                    .as("one before is no concern of it")
                    .isTrue();
        }
        assertThat(labelled).isEqualTo(9);
    }

    /** All but by which line the connection was found. */
    private static String told(Exchange exchange) {
        return exchange.request() + "\n" + exchange.cluster() + "\n"
                + ExchangeText.of(List.of(exchange))
                        .replaceAll(" link=\\S+", "")
                        .replaceAll("\n(.*(lines|phases|records).*| +\\d+ .*)(?=\n)", "");
    }

    @Test
    void theStatementThatIsMissingIsNamed() {
        Reading reading = Reading.of(without(twice(), 71, EventKind.ROUTER_CLUSTER_MATCH));
        assertThat(reading.stream(71).span().missing()).containsExactly("router.cluster_match");
        assertThat(reading.stream(71).span().partial()).isEqualTo(Partial.NO_START);
        reading = Reading.of(without(twice(), 71, EventKind.HTTP_ENCODE_COMPLETE));
        assertThat(reading.stream(71).span().missing()).containsExactly("http.encode_complete");
        assertThat(reading.stream(71).span().partial()).isEqualTo(Partial.NO_END);
        assertThat(reading.stream(71).span().open()).isFalse();
    }

    @Test
    void aStatementThatTheProcessNeverPrintsIsNotMissed() {
        Reading reading = Reading.of(without(twice(), 0, EventKind.HTTP_ENCODE_COMPLETE));
        assertThat(reading.exchanges())
                .allMatch(exchange -> exchange.span().missing().isEmpty());
    }

    private static List<Event> without(Story story, long stream, EventKind kind) {
        return LogText.events("log", story.text().getBytes(StandardCharsets.UTF_8)).stream()
                .filter(event -> event.event() != kind || (stream != 0 && event.stream() != stream))
                .toList();
    }

    @Test
    void aResponseHeadBlockWithoutStatusCountsAsMissing() {
        Story story = new Story().accept(2);
        for (long stream = 70; stream < 72; stream++) {
            story.asks(2, stream, "/a", "a").reused(9, 2, stream);
            if (stream == 70) {
                story.answered(9, 2, stream, 200);
            } else {
                story.stream("router", 2, stream, "upstream headers complete: end_stream=false").stream(
                        "http", 2, stream, "encoding headers via codec (end_stream=false):")
                        .headers("server", "envoy")
                        .conn("client", 9, "response complete")
                        .stream("http", 2, stream, "Codec completed encoding stream.");
            }
        }
        assertThat(story.read().stream(71).span().missing()).containsExactly("http.response_headers");
    }

    /** A tool that reconnects prints the last lines again. */
    @Test
    void linesThatAreThereTwiceMakeNoSecondTry() {
        List<Event> all = LogText.events("log", twice().text().getBytes(StandardCharsets.UTF_8));
        Exchange whole = Reading.of(all).stream(71);
        for (int length = 1; length <= 12; length++) {
            for (int end = all.size() / 2 + length; end <= all.size(); end++) {
                List<Event> more = new ArrayList<>(all);
                more.addAll(end, all.subList(end - length, end));
                Exchange found = Reading.of(more).stream(71);
                String where = length + " before line " + end;
                assertThat(found.attempts()).as(where).hasSize(1);
                assertThat(found.response()).as(where).isEqualTo(whole.response());
                assertThat(found.span().partial()).as(where).isNull();
            }
        }
    }
}
