package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that tail and head made of several files. */
class SectionsTest {

    private static final String A = "==> /var/log/a.log <==\n";
    private static final String B = "\n==> b.log <==\n";
    private static final String ACCESS =
            "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 200 - 0 5 3 2 \"-\" \"curl/8\" \"id-1\" \"shop\" \"10.0.0.9:80\"\n";

    private static String record(int millis, String message) {
        return "[2026-01-05 10:00:00.%03d][23][debug][http] [C5] %s\n".formatted(millis, message);
    }

    private static List<Event> records(String log) {
        return Events.of(log).list().stream()
                .filter(event -> event.kind() == RecordKind.LOG)
                .toList();
    }

    @Test
    void eachFileWithRecordsIsAnOriginAndIsOneAgainWhenItsHeadingComesBack() {
        String log = A + record(1, "new stream") + B + record(2, "remote close") + "\n" + A
                + record(3, "closing connection") + B + record(4, "adding to cleanup list");
        Events events = Events.of(log);
        assertThat(events.list().stream().filter(event -> event.kind() == RecordKind.LOG))
                .extracting(event -> event.line() + " " + event.pod())
                .containsExactlyInAnyOrder("2 /var/log/a.log", "5 b.log", "8 /var/log/a.log", "11 b.log");
        assertThat(events.list()).extracting(Event::kind).doesNotContain(RecordKind.UNKNOWN);
        assertThat(events.lines()).isEqualTo(11);
    }

    @Test
    void aHeaderBlockGoesOnWhereItsFileComesBack() {
        List<Event> events = records(A + record(1, "request headers complete (end_stream=true):") + "':path', '/one'\n"
                + B + record(2, "new stream") + "\n" + A + "':method', 'GET'\n");
        Event block = events.get(events.get(0).line() == 2 ? 0 : 1);
        assertThat(block.header(":path")).isEqualTo("/one");
        assertThat(block.header(":method")).isEqualTo("GET");
    }

    @Test
    void headersWithWhichAFileBeginsAreNotThoseOfTheOneBefore() {
        List<Event> events = records(A + record(1, "request headers complete (end_stream=true):") + "':path', '/one'\n"
                + B + "':method', 'PUT'\n" + record(2, "new stream"));
        assertThat(events).hasSize(2);
        assertThat(events).extracting(event -> event.header(":method")).containsOnlyNulls();
    }

    /** It may be the same proxy's, and then its lines are of the requests in the records. */
    @Test
    void theAccessLogBesideOneFileOfRecordsIsOfTheSameOrigin() {
        for (String log : List.of(A + ACCESS + B + record(1, "new stream"), A + record(1, "new stream") + B + ACCESS)) {
            assertThat(Events.of(log).list()).extracting(Event::pod).containsOnly("pod-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "2026-01-05T10:00:00.001234567Z stdout F ", "\u001b[32mx\u001b[0m "})
    void linesOfAFileMayHaveWrappers(String wrapper) {
        String log = "  " + A + wrapper + record(1, "new stream") + B + wrapper + record(2, "new stream");
        assertThat(records(log)).extracting(Event::message).containsExactly("new stream", "new stream");
        assertThat(records(log)).extracting(Event::pod).doesNotHaveDuplicates();
    }

    @Test
    void aFileUnderOneHeadingIsReadAsWithout() {
        String log = record(1, "new stream") + record(2, "remote close");
        for (String headed : List.of(A + log, record(0, "new connection") + A + log, "$ tail *\n" + A + log)) {
            assertThat(Events.of(headed).list()).extracting(Event::pod).containsOnly("pod-1");
            assertThat(Events.of(headed).lines()).isEqualTo(headed.lines().count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "==> Step two of three <==",
                "==> <==",
                "==>  <==",
                "==> a.log <== more",
                "> ==> a.log",
                "==> a.log"
            })
    void aBannerIsNoHeading(String line) {
        assertThat(Events.of(line + "\n").list()).extracting(Event::kind).containsExactly(RecordKind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"==> a.log <==", "  ==> a.log <==", "==> /tmp/my logs/a <==", "==> standard input <=="})
    void namesOfFilesAreHeadings(String line) {
        assertThat(Events.of(line + "\n").list()).extracting(Event::kind).containsExactly(RecordKind.AGENT);
    }
}
