package dev.envlog.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One log in several files. */
class PartsTest {

    @Test
    void aLogCutAnywhereIsReadAsIfItWereWhole() throws IOException {
        for (String name : List.of("http1-reuse", "seed")) {
            byte[] log = Cases.named(name).bytes();
            List<String> whole =
                    read(source("all", log)).stream().map(Event::text).toList();
            for (int cut = 0; cut < log.length; cut = lineEnd(log, cut + 700)) {
                List<Event> parts = read(
                        source("old", Arrays.copyOf(log, cut)),
                        source("new", Arrays.copyOfRange(log, cut, log.length)));
                assertThat(parts.stream().map(Event::text).toList()).isEqualTo(whole);
            }
        }
    }

    @Test
    void eachRecordNamesItsFileAndItsLineThere() throws IOException {
        List<Event> events = read(
                source("log.1", line("a") + "a: 1\na: 2\n" + line("b") + "':authority', 'x'\n"),
                source("log", "':path', '/'\n" + line("c")),
                source("empty", ""),
                source("log.new", line("d")));
        assertThat(events.stream()
                        .map(event -> event.file() + ":" + event.line() + "+" + event.lines())
                        .toList())
                .containsExactly("log.1:1+3", "log.1:4+3", "log:2+1", "log.new:1+1");
        assertThat(events.get(1).text()).endsWith("':authority', 'x'\n':path', '/'");
        assertThat(events.get(1).copy().file()).isEqualTo("log.1");
    }

    @Test
    void theLastLineOfAFileEndsThere() throws IOException {
        List<Event> events = read(source("1", line("a").strip()), source("2", line("b")));
        assertThat(events.stream().map(Event::message).toList()).containsExactly("a", "b");
    }

    @Test
    void wrappedLinesKeepTheirFilesToo() throws IOException {
        List<Event> events = read(
                source("old", "[pod/a/istio-proxy] " + line("a1") + "[pod/b/istio-proxy] " + line("b1")),
                source("new", "[pod/a/istio-proxy] " + line("a2")));
        assertThat(events.stream()
                        .map(event -> event.message() + " " + event.file() + ":" + event.line())
                        .toList())
                .containsExactlyInAnyOrder("a1 old:1", "b1 old:2", "a2 new:1");
    }

    @Test
    void aFileThatCannotBeReadDoesNotKeepTheOthersFromIt() throws IOException {
        LogSource missing = new LogSource("gone", "p", () -> {
            throw new NoSuchFileException("gone");
        });
        try (EventReader reader =
                EventReader.openParts(List.of(source("old", line("a")), missing, source("new", line("b"))))) {
            List<String> files = new ArrayList<>();
            while (reader.next() == EventReader.Progress.EVENT) {
                files.add(reader.event().file());
            }
            assertThat(files).containsExactly("old", "new");
            assertThat(reader.troubles()).isEqualTo(Map.of("gone", "gone"));
        }
    }

    private static String line(String message) {
        return "[2026-01-05 10:00:00.000][1][debug][router] [C5][S7] " + message + "\n";
    }

    private static int lineEnd(byte[] log, int from) {
        int i = from;
        while (i < log.length && log[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    private static LogSource source(String name, String text) {
        return source(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static LogSource source(String name, byte[] bytes) {
        return new LogSource(name, "p", () -> new ByteArrayInputStream(bytes));
    }

    private static List<Event> read(LogSource... parts) throws IOException {
        List<Event> events = new ArrayList<>();
        try (EventReader reader = EventReader.openParts(List.of(parts))) {
            while (reader.next() == EventReader.Progress.EVENT) {
                events.add(reader.event().copy());
            }
        }
        return events;
    }
}
