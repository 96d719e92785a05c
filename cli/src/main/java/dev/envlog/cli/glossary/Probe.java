package dev.envlog.cli.glossary;

import dev.envlog.catalog.Catalog;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells what a message without envelope is: it is read as if each logger in turn had printed it. */
final class Probe {

    /** The rest of a message tells nothing, and is read some seventy times. */
    private static final int LONGEST = 4096;

    private final Set<String> loggers = new TreeSet<>();

    Probe(Catalog catalog) {
        loggers.addAll(catalog.loggerIds());
        for (EventKind kind : EventKind.values()) {
            String name = kind.eventName();
            if (name != null) {
                loggers.add(name.substring(0, name.indexOf('.')));
            }
        }
    }

    /** The records it may be, one for each statement: those of the grammar, or if there are none those of the catalogue. */
    List<Event> read(String message) {
        String line = message.substring(0, Math.min(message.length(), LONGEST));
        StringBuilder log = new StringBuilder();
        for (String logger : loggers) {
            log.append("[2000-01-01 00:00:00.000][1][debug][")
                    .append(logger)
                    .append("] ")
                    .append(line)
                    .append('\n');
        }
        Map<String, Event> understood = new LinkedHashMap<>();
        Map<String, Event> catalogued = new LinkedHashMap<>();
        byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
        try (EventReader reader =
                EventReader.open(new LogSource("-", null, () -> new ByteArrayInputStream(bytes)), false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                Event event = reader.event();
                String name = event.eventName();
                // A statement moved between loggers: the one it is named after is its home.
                if (name != null && !isAnything(event)) {
                    Map<String, Event> found = event.event() == EventKind.CATALOGUED ? catalogued : understood;
                    boolean home = name.startsWith(event.logger() + ".");
                    if (home || !found.containsKey(name)) {
                        found.put(name, event.copy());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf((understood.isEmpty() ? catalogued : understood).values());
    }

    /** Whether the logger alone told the statement: a plugin may say anything. */
    private static boolean isAnything(Event event) {
        return event.fieldCount() == 1
                && event.fieldValue(0).equals(event.message().strip());
    }
}
