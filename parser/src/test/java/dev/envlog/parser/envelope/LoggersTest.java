package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.EventKind;
import dev.envlog.parser.bytes.Bytes;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoggersTest {

    @Test
    void loggersOfAllKindsOfEventsAreKnownByTheirIds() {
        assertThat(Arrays.stream(EventKind.values())
                        .map(EventKind::eventName)
                        .filter(Objects::nonNull)
                        .map(name -> name.substring(0, name.indexOf('.'))))
                .isNotEmpty()
                .allMatch(logger -> Loggers.isKnown(Bytes.of(logger), 0, logger.length()));
        assertThat(Loggers.isKnown(Bytes.of("nobody"), 0, 6)).isFalse();
    }
}
