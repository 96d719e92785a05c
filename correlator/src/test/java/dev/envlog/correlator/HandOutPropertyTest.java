package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed out, and that it does not depend on what else is asked for. */
class HandOutPropertyTest {

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRecordIsHandedOutOnceInOrder(Case example) {
        List<Event> events = LogText.events(example);
        Reading reading = Reading.of(events, CorrelatorOptions.allEvents());
        assertThat(reading.records().stream().map(record -> record.event().line()))
                .containsExactlyElementsOf(events.stream().map(Event::line).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyExchangeAndEveryConnectionIsHandedOutOnce(Case example) {
        Reading reading = Reading.of(LogText.events(example));
        assertThat(reading.exchanges().stream().map(Facts::key)).doesNotHaveDuplicates();
        assertThat(reading.connections().stream()
                        .map(connection -> connection.origin().restart() + " " + connection.id()))
                .doesNotHaveDuplicates();
    }

    /** An owner that is a request is one of the requests that were handed out. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyOwnerIsHandedOutItself(Case example) {
        Reading reading = Reading.of(LogText.events(example));
        List<String> known = reading.exchanges().stream()
                .map(exchange -> ExchangeText.ref(exchange.ref()))
                .toList();
        List<Integer> alone = reading.exchanges().stream()
                .filter(exchange -> !Facts.hasIds(exchange))
                .map(exchange -> exchange.extent().firstLine())
                .toList();
        List<Long> connections =
                reading.connections().stream().map(Connection::id).toList();
        for (Reading.Owned record : reading.records()) {
            Owner owner = record.owner();
            if (owner != null && owner.ref().stream() != null) {
                assertThat(known).contains(ExchangeText.ref(owner.ref()));
            } else if (owner != null && owner.by() == OwnerRule.ACCESS_LOG) {
                assertThat(alone).contains(record.event().line());
            } else if (owner != null) {
                assertThat(connections).contains(owner.ref().connection());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOptionsDoNotChangeWhatIsFound(Case example) {
        List<Event> events = LogText.events(example);
        List<String> everything = withoutSteps(Reading.of(events));
        assertThat(withoutSteps(Reading.of(events, CorrelatorOptions.requests())))
                .isEqualTo(everything);
        assertThat(withoutSteps(Reading.of(events, CorrelatorOptions.timelines())))
                .isEqualTo(everything);
        assertThat(withoutSteps(Reading.of(events, CorrelatorOptions.allEvents())))
                .isEqualTo(everything);
        assertThat(withoutSteps(Reading.of(events, CorrelatorOptions.allConnections())))
                .isEqualTo(everything);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepsAreKeptOnlyIfAskedFor(Case example) {
        List<Event> events = LogText.events(example);
        assertThat(Reading.of(events, CorrelatorOptions.requests()).exchanges())
                .allMatch(exchange -> exchange.steps().isEmpty());
        assertThat(Reading.of(events, CorrelatorOptions.timelines()).exchanges())
                .noneMatch(exchange -> exchange.steps().isEmpty());
    }

    private static List<String> withoutSteps(Reading reading) {
        return reading.exchanges().stream()
                .map(exchange -> Facts.text(exchange.withoutSteps()))
                .toList();
    }
}
