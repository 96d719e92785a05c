package dev.envlog.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A format of the access log without a line end at its end puts the next record on the same line. */
class GluedLinesTest {

    private static final String DEBUG = "[2026-01-05 10:00:02.000][20][debug][http] [C7] new stream";
    private static final String ISTIO = "2026-01-05T10:00:02.000000Z\tdebug\tenvoy http\t[C7] new stream\tthread=20";

    private static String text(String path) {
        return "[2026-01-05T10:00:01.250Z] \"GET " + path + " HTTP/1.1\" 503 UF - - \"-\" 0 95 5 - \"-\" \"curl/8\""
                + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop:80\" \"[2001:db8::9]:80\" outbound|80||shop"
                + " 10.0.0.1:1 10.0.0.2:80 10.0.0.3:2 shop.example default";
    }

    private static String json(String path) {
        return "{\"start_time\":\"2026-01-05T10:00:01.250Z\",\"method\":\"GET\",\"path\":\"" + path
                + "\",\"response_code\":404,\"response_flags\":\"NR\",\"labels\":{\"a\":{}},\"duration\":7}";
    }

    private static List<String> paths(String log) {
        return Events.of(log).list().stream()
                .filter(event -> event.kind() == RecordKind.ACCESS)
                .map(event -> String.valueOf(
                        Objects.requireNonNull(AccessLogLine.read(event)).path()))
                .toList();
    }

    @Test
    void eachLineIsReadAndHasItsOwnValues() {
        for (String between : List.of("", " ")) {
            String log = text("/a") + between + text("/b") + between + text("/c") + "\n" + text("/d") + "\n";
            assertThat(paths(log)).containsExactly("/a", "/b", "/c", "/d");
            assertThat(Events.of(log).summary().glued()).isZero();
            assertThat(Events.of(log).list())
                    .allSatisfy(event -> assertThat(Objects.requireNonNull(AccessLogLine.read(event))
                                    .route())
                            .isEqualTo("default"));
        }
        assertThat(paths(json("/a") + json("/b") + json("/c") + "\n" + json("/d")))
                .containsExactly("/a", "/b", "/c", "/d");
    }

    @Test
    void allHaveTheNumberOfTheirLine() {
        assertThat(Events.of(text("/a") + text("/b") + "\n" + DEBUG + "\n").list())
                .extracting(Event::line)
                .containsExactly(1, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEBUG, ISTIO})
    void aRecordOfTheDebugLogIsReadAsWell(String record) {
        for (String line : List.of(text("/a"), json("/a"))) {
            List<Event> events = Events.of(line + record + "\n" + record + "\n").list();
            assertThat(events)
                    .extracting(Event::kind)
                    .containsExactly(RecordKind.ACCESS, RecordKind.LOG, RecordKind.LOG);
            assertThat(events).extracting(Event::connection).endsWith(7L, 7L);
        }
    }

    /** A client chooses its user agent. */
    @Test
    void aValueThatQuotesALineIsNone() {
        String quoted = text("/a").replace("curl/8", "x [2026-01-05T10:00:09.000Z] \"GET /z HTTP/1.1\" 500 - x");
        assertThat(paths(quoted + "\n")).containsExactly("/a");
        assertThat(Objects.requireNonNull(AccessLogLine.read(Events.only(quoted + "\n")))
                        .route())
                .isEqualTo("default");
        String escaped = json("/a").replace("NR", "NR\",\"ua\":\"}{\\\"a\\\":1}{");
        assertThat(paths(escaped + "\n")).containsExactly("/a");
    }

    /** The whole log is one line then. */
    @Test
    void aLogWithoutALineEndIsReadWhole() {
        for (boolean object : List.of(true, false)) {
            StringBuilder log = new StringBuilder();
            int count = 20_000;
            for (int i = 0; i < count; i++) {
                log.append(object ? json("/" + i) : text("/" + i));
            }
            List<String> paths = paths(log.toString());
            assertThat(paths).hasSize(count).startsWith("/0", "/1").endsWith("/" + (count - 1));
            assertThat(Events.of(log.toString()).summary().cutLines()).isZero();
        }
    }

    /** Clients send quotes: scanners do, and screens have 15". */
    @Test
    void aQuoteInAValueLosesNoOther() {
        String odd = text("/b").replace("curl/8", "x (15\" screen)");
        assertThat(paths(text("/a") + odd + text("/c") + text("/d") + "\n")).containsExactly("/a", "/b", "/c", "/d");
        String cut = json("/b").substring(0, json("/b").length() - 1);
        assertThat(paths(json("/a") + cut + json("/c") + json("/d") + json("/e") + "\n"))
                .hasSize(4)
                .contains("/a", "/d", "/e");
    }

    /** Whoever sends a request chooses its values, and could put a record into the log. */
    @ParameterizedTest
    @ValueSource(strings = {DEBUG, ISTIO})
    void whereLinesEndWithTheirLinesNothingIsLookedForBehindThem(String record) {
        String forged = text("/b").replace("curl/8", "x\" \"-\" \"-\" " + record + " \"");
        assertThat(Events.of(text("/a") + "\n" + forged + "\n" + text("/c") + "\n")
                        .list())
                .extracting(Event::kind)
                .containsExactly(RecordKind.ACCESS, RecordKind.ACCESS, RecordKind.ACCESS);
    }

    @Test
    void aSecondTimeInBracketsIsAValue() {
        String line = "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 503 UF 0 91 1 - [2026-01-05 10:00:00] \"curl/8\""
                + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop\" \"10.0.0.9:8080\"\n";
        Events events = Events.of(line + line);
        assertThat(events.list()).hasSize(2);
        assertThat(events.places()).containsExactly("1+1", "2+1");
        assertThat(events.summary().glued()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ", "})
    void objectsMayHaveSomethingBetween(String between) {
        assertThat(paths(json("/a") + between + json("/b") + between + json("/c") + "\n"))
                .containsExactly("/a", "/b", "/c");
        assertThat(paths(text("/a") + json("/b") + "\n")).containsExactly("/a", "/b");
    }

    /** They are put between the lines of a block that another thread writes. */
    @Test
    void inTheMiddleOfAHeaderBlockTheyAreReadAndTheBlockIsWhole() {
        String head = """
                [2026-01-05 10:00:02.000][20][debug][http] [C7][S8] request headers complete (end_stream=true):
                ':authority', 'shop'
                """;
        String rest = """

                ':path', '/x'
                ':method', 'GET'

                """;
        String lines = text("/a") + text("/b") + text("/c") + text("/d");
        List<Event> events = Events.of(head + lines + rest + DEBUG + "\n").list();
        assertThat(events)
                .extracting(Event::kind)
                .doesNotContain(RecordKind.UNKNOWN)
                .hasSize(6);
        assertThat(events.get(0).header(":method")).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pod-a envoy ", "[pod/a/envoy] ", "2026-01-05T10:00:01.250Z stdout F "})
    void whatAToolPutsBeforeTheLineIsTakenOffFirst(String prefix) {
        String log = prefix + text("/a") + text("/b") + "\n" + prefix + text("/c") + DEBUG + "\n";
        assertThat(paths(log)).containsExactly("/a", "/b", "/c");
        assertThat(Events.of(log).list()).hasSize(4);
    }
}
