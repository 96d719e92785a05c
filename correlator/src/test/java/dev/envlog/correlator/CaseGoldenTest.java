package dev.envlog.correlator;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of each example log, whole. */
class CaseGoldenTest {

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRequestsOfALogAreAsExpected(Case example) {
        Reading reading = Reading.of(LogText.events(example), CorrelatorOptions.timelines());
        example.check("requests.txt", ExchangeText.of(reading.exchanges()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theConnectionsOfALogAreAsExpected(Case example) {
        Reading reading = Reading.of(LogText.events(example), CorrelatorOptions.allConnections());
        example.check("connections.txt", ConnectionText.of(reading.connections()));
    }
}
