package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.envlog.log.Event;
import dev.envlog.testdata.FuzzCorpus;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs that no Envoy wrote. */
class CorrelatorFuzzTest {

    static List<byte[]> logs() {
        return FuzzCorpus.of("correlator");
    }

    /** Each record comes once and in order, each request begins at a record of its own, and nothing depends on what is kept. */
    @MethodSource("logs")
    @FuzzTest(maxDuration = "10m")
    void handsOutEverythingOnce(byte[] bytes) {
        List<Event> events = LogText.events("log", bytes);
        Reading reading = Reading.of(events);
        assertThat(reading.records().stream().map(record -> record.event().line()))
                .containsExactlyElementsOf(events.stream().map(Event::line).toList());
        assertThat(reading.exchanges().size() + reading.connections().size()).isLessThanOrEqualTo(4 * events.size());
        assertAreDistinct(reading);
        List<String> lean = Reading.of(events, CorrelatorOptions.requests()).exchanges().stream()
                .map(Facts::text)
                .toList();
        assertThat(lean)
                .isEqualTo(reading.exchanges().stream()
                        .map(exchange -> Facts.text(exchange.withoutSteps()))
                        .toList());
    }

    /** A bound on what is open hands requests out before their end, and loses none of their records. */
    @MethodSource("logs")
    @FuzzTest(maxDuration = "10m")
    void keepsToItsBounds(byte[] bytes) {
        List<Event> events = LogText.events("log", bytes);
        Reading reading = Reading.of(events, new CorrelatorOptions(true, true, null, true, true, 20));
        assertThat(reading.records().stream().map(record -> record.event().line()))
                .containsExactlyElementsOf(events.stream().map(Event::line).toList());
        assertAreDistinct(reading);
    }

    /** A request with a stream of its own is begun by another record than every other one. */
    private static void assertAreDistinct(Reading reading) {
        Set<String> begun = new HashSet<>();
        for (Exchange exchange : reading.exchanges()) {
            assertThat(exchange.steps()).extracting(step -> step.event().line()).doesNotHaveDuplicates();
            if (exchange.kind() == ExchangeKind.HTTP && !exchange.steps().isEmpty()) {
                String key = Facts.key(exchange) + " "
                        + exchange.steps().get(0).event().line();
                assertThat(begun.add(key)).as(key).isTrue();
            }
        }
        for (Connection connection : reading.connections()) {
            assertThat(connection.steps())
                    .extracting(step -> step.event().line())
                    .doesNotHaveDuplicates();
        }
    }
}
