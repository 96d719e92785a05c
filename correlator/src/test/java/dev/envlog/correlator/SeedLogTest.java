package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one request of a document's log, which prints neither times nor threads. */
class SeedLogTest {

    private final List<Event> events = LogText.events(Cases.named("seed"));
    private final Exchange exchange =
            Reading.of(events, CorrelatorOptions.timelines()).exchanges().get(0);

    @Test
    void everyRecordIsOnItsTimeline() {
        assertThat(events).hasSize(40);
        assertThat(exchange.steps().stream().map(step -> step.event().line()))
                .containsExactlyElementsOf(events.stream().map(Event::line).toList());
    }

    @Test
    void theConnectionIsCertainThoughNoThreadIsPrinted() {
        assertThat(exchange.attempts().stream().map(ExchangeText::attempt))
                .containsExactly("1 C12991 172.21.206.230:8080 new response status=200 reset=- link=pool-attach");
    }

    @Test
    void whatTheMainThreadDidForItIsContext() {
        assertThat(exchange.steps().stream()
                        .filter(step -> step.context())
                        .map(step -> step.event().message().split(" ")[0]))
                .containsExactly(
                        "addHost()",
                        "membership",
                        "re-creating",
                        "membership",
                        "re-creating",
                        "membership",
                        "re-creating");
    }
}
