package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in JSON that were printed over several lines, as jq prints them, wherever they stand. */
class ObjectLinesTest {

    private static final String ACCESS = """
            {
              "method": "GET",
              "response_code": 503,
              "nested": {
                "a": [
                  1
                ]
              },
              "response_flags": "UF"
            }
            """;
    private static final String LOG = """
            {
              "level": "debug",
              "time": "2024-04-22T10:15:03.100342Z",
              "scope": "envoy router",
              "msg": "[C1][S2] pool ready"
            }
            """;
    private static final String TEXT = "[2024-05-10 09:07:12.138][25][debug][router] [C1][S2] pool ready\n";

    @Test
    void eachIsARecordWhateverStandsAround() {
        Events events = Events.of("# what jq made of it\n" + ACCESS + ACCESS + "\n.\n.\n" + LOG + "and more\n" + TEXT);
        assertThat(events.places()).containsExactly("1+1", "2+10", "12+11", "23+1", "24+1", "25+6", "31+1", "32+1");
        assertThat(events.list())
                .extracting(Event::kind)
                .containsExactly(
                        RecordKind.UNKNOWN,
                        RecordKind.ACCESS,
                        RecordKind.ACCESS,
                        RecordKind.UNKNOWN,
                        RecordKind.UNKNOWN,
                        RecordKind.LOG,
                        RecordKind.UNKNOWN,
                        RecordKind.LOG);
        assertThat(events.list().get(5).eventName()).isEqualTo("router.pool_ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "  \n"})
    void itsMessageIsOneLineAndItsTextAsPrinted(String lineEnd) {
        String object = ACCESS.strip().replace("\n", lineEnd);
        Event event = Events.only(object + lineEnd);
        assertThat(event.message())
                .isEqualTo(
                        "{\"method\":\"GET\",\"response_code\":503,\"nested\":{\"a\":[1]},\"response_flags\":\"UF\"}");
        assertThat(event.text()).isEqualTo(object);
        assertThat(event.lines()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n\"a\": {\n\"b\": [\n],\n\"c\": \"}\"\n}\n}", "{\n  \"a\": \"it's } {\\\" here\"\n},"})
    void bracesInStringsAndLinesWithoutIndentEndNone(String object) {
        Events events = Events.of(object + "\n" + TEXT);
        assertThat(events.list()).hasSize(2);
        assertThat(events.list().get(0).text()).endsWith("}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n  \"a\": 1,\n", "{\n", "{\n{\n", "{\n\n  \"a\": {\n", "{\n  \"a\": 1\n} }\n"})
    void whatHasNoEndKeepsItsLinesAndHidesNoRecord(String begun) {
        Events events = Events.of(begun + TEXT + ACCESS);
        assertThat(events.lines()).isEqualTo((begun + TEXT + ACCESS).lines().count());
        assertThat(events.list()).extracting(Event::kind).endsWith(RecordKind.LOG, RecordKind.ACCESS);
    }

    @Test
    void oneThatIsTooLongIsGivenUp() {
        String object = "{\n" + "  \"a\": 1,\n".repeat(LineReader.MAX_LINE / 10 + 1) + "  \"b\": 1\n}\n";
        Events events = Events.of(object + TEXT);
        assertThat(events.lines()).isEqualTo((object + TEXT).lines().count());
        assertThat(events.list()).extracting(Event::kind).endsWith(RecordKind.LOG);
    }

    @Test
    void manyWithoutAnEndAreReadInOneGo() {
        String log = "{\n\"a\"\n".repeat(200_000);
        assertThat(Events.of(log).lines()).isEqualTo(400_000);
    }

    @Test
    void oneThatBeginsWhereAnotherEndsIsReadAsWell() {
        String glued = ACCESS.stripTrailing() + ACCESS.stripTrailing() + LOG;
        assertThat(Events.of(glued).list())
                .extracting(Event::kind)
                .containsExactly(RecordKind.ACCESS, RecordKind.ACCESS, RecordKind.LOG);
    }

    @Test
    void linesOfWrappedObjectsAreThoseOfTheFile() {
        String wrapped = "{\n  \"message\": \"" + TEXT.strip() + "\",\n  \"podName\": \"a-1\"\n}\n";
        Events events = Events.of(wrapped + wrapped);
        assertThat(events.places()).containsExactly("1+4", "5+4");
        assertThat(events.list()).extracting(Event::stream).containsOnly(2L);
    }

    @Test
    void filesOfASetKeepTheirNumbersAlsoWhereAnObjectGoesOnInTheNext() throws java.io.IOException {
        int cut = ACCESS.indexOf("  \"nested");
        List<LogSource> parts =
                List.of(part("a", TEXT + ACCESS.substring(0, cut)), part("b", ACCESS.substring(cut) + TEXT));
        try (EventReader reader = EventReader.openParts(parts)) {
            StringBuilder places = new StringBuilder();
            while (reader.next() == EventReader.Progress.EVENT) {
                places.append(reader.event().file())
                        .append(reader.event().line())
                        .append(' ');
            }
            assertThat(places).hasToString("a1 a2 b8 ");
        }
    }

    private static LogSource part(String name, String text) {
        return new LogSource(name, null, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
