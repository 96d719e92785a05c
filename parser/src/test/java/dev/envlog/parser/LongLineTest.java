package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.input.LineReader;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines and records beyond any that Envoy writes: memory stays bounded and nothing around them is lost. */
class LongLineTest {

    private static final String HEAP = "-Xmx40m";

    @Test
    void aLineLargerThanTheHeapIsCutAndWhatFollowsIsRead() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongLineReading.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void aLineOfExactlyTheLimitIsWholeAndOneMoreByteIsCut() {
        for (int more : List.of(0, 1, 2, 300_000)) {
            String line = "x".repeat(LineReader.MAX_LINE + more);
            for (String end : List.of("", "\n", "\n\n", "\ny")) {
                Events events = Events.of(line + end);
                assertThat(events.list().get(0).text()).hasSize(LineReader.MAX_LINE);
                assertThat(events.summary().cutLines()).isEqualTo(more == 0 ? 0 : 1);
                assertThat(events.list()).hasSize(end.length() > 1 ? 2 : 1);
            }
        }
    }

    @Test
    void aRecordOfTooManyLinesGoesOnAsUnknownLines() {
        EnvoyLogWriter log = new EnvoyLogWriter().plain("config", "begin of a dump");
        int lines = 60_000;
        for (int i = 0; i < lines; i++) {
            log.line("dump ".repeat(20));
        }
        Events events = Events.of(log.plain("main", "exiting").text());
        Event first = events.list().get(0);
        assertThat(first.lines()).isBetween(lines / 2, lines - 1);
        assertThat(first.text().length()).isLessThanOrEqualTo(LineReader.MAX_RECORD);
        assertThat(events.lines()).isEqualTo(lines + 2);
        assertThat(events.list().get(events.list().size() - 1).message()).isEqualTo("exiting");
    }

    @Test
    void longLinesInsideAHeaderBlockDoNotDisturbIt() {
        String longValue = "v".repeat(LineReader.MAX_LINE + 10);
        Events events = Events.of(new EnvoyLogWriter()
                .stream("http", 5, 7, "request headers complete (end_stream=true):")
                        .headers(":path", "/", "x-long", longValue, ":method", "GET")
                        .conn("http", 5, "new stream")
                        .text());
        assertThat(events.places()).containsExactly("1+5", "6+1");
        assertThat(events.list().get(0).header(":method")).isEqualTo("GET");
        assertThat(events.summary().cutLines()).isEqualTo(1);
    }
}
