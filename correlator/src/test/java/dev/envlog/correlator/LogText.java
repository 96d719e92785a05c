package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The records of a log, each an independent copy. */
final class LogText {

    private LogText() {}

    static List<Event> events(Case example) {
        return events(example.name(), example.bytes());
    }

    static List<Event> events(EnvoyLogWriter log) {
        return events("log", log.bytes());
    }

    static List<Event> events(String name, byte[] bytes) {
        LogSource source = new LogSource(name, null, () -> new ByteArrayInputStream(bytes));
        List<Event> events = new ArrayList<>();
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == Progress.EVENT) {
                events.add(reader.event().copy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
