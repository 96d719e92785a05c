package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of an input, and what the reader says of it.
 *
 * @param list copies of the events, in the order in which they came
 * @param summary taken at the end
 */
public record Events(List<Event> list, ReadSummary summary) {

    public static Events of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Events of(byte[] bytes) {
        return of(() -> new ByteArrayInputStream(bytes));
    }

    public static Events of(LogSource.Opener input) {
        return of(new LogSource("test.log", "pod-1", input));
    }

    public static Events of(String text, LineFormats formats) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(new LogSource("test.log", "pod-1", () -> new ByteArrayInputStream(bytes), formats));
    }

    public static Events of(LogSource source) {
        List<Event> list = new ArrayList<>();
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                list.add(reader.event().copy());
            }
            return new Events(list, reader.summary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Events of(InputStream in) {
        return of(() -> in);
    }

    /** The one event of an input. */
    public static Event only(String text) {
        List<Event> events = of(text).list();
        if (events.size() != 1) {
            throw new AssertionError("expected one event, found " + events.size() + " in:\n" + text);
        }
        return events.get(0);
    }

    /** Where each record stands, {@code first+count}. */
    public List<String> places() {
        return list.stream().map(event -> event.line() + "+" + event.lines()).toList();
    }

    /** How many lines the records have together. */
    public long lines() {
        return list.stream().mapToLong(Event::lines).sum();
    }
}
