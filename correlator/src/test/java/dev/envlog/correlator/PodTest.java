package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two pods in one file: their ids have nothing to do with each other. */
class PodTest {

    private static String prefixed(String pod, Story story) {
        return story.text()
                .replaceAll("(?m)^", "[pod/" + pod + "/istio-proxy] ")
                .replaceAll("\\[pod/[^\\]]+\\] \\z", "");
    }

    /** Both pods print the same connection, stream and thread ids at the same times, record by record in turn. */
    private static List<Event> twoPods() {
        List<Event> one = LogText.events(
                "log",
                prefixed("one", new Story().accept(5).request(5, 77, "/one").localReply(5, 77, 404, "route_not_found"))
                        .getBytes(StandardCharsets.UTF_8));
        List<Event> two = LogText.events(
                "log",
                prefixed("two", new Story().accept(5).asks(5, 77, "/two", "b").reused(6, 5, 77))
                        .getBytes(StandardCharsets.UTF_8));
        List<Event> mixed = new ArrayList<>();
        for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
            if (i < one.size()) {
                mixed.add(one.get(i));
            }
            if (i < two.size()) {
                mixed.add(two.get(i));
            }
        }
        return mixed;
    }

    @Test
    void theSameIdsAreTwoRequests() {
        Reading reading = Reading.of(twoPods());
        assertThat(reading.exchanges())
                .extracting(exchange -> exchange.request().path())
                .containsExactlyInAnyOrder("/one", "/two");
        assertThat(reading.exchanges())
                .extracting(exchange -> exchange.origin().pod())
                .doesNotHaveDuplicates();
        assertThat(reading.connections()).hasSize(3);
    }

    @Test
    void recordsAreHandedOutInTheOrderOfTheFile() {
        List<Event> events = twoPods();
        assertThat(Reading.of(events).records().stream()
                        .map(record ->
                                record.event().pod() + " " + record.event().message()))
                .containsExactlyElementsOf(events.stream()
                        .map(event -> event.pod() + " " + event.message())
                        .toList());
    }

    /** Of two files of which tail made one text, one ends while the other's request goes on. */
    @Test
    void theSameIdsUnderTwoHeadingsAreTwoRequests() {
        String log = "==> a.log <==\n"
                + new Story().accept(5).asks(5, 77, "/one", "b").text()
                + "\n==> b.log <==\n"
                + new Story()
                        .accept(5)
                        .request(5, 77, "/two")
                        .localReply(5, 77, 404, "route_not_found")
                        .text();
        Reading reading = Reading.of(LogText.events("log", log.getBytes(StandardCharsets.UTF_8)));
        assertThat(reading.exchanges())
                .extracting(
                        exchange -> exchange.origin().pod() + exchange.request().path())
                .containsExactlyInAnyOrder("a.log/one", "b.log/two");
    }
}
