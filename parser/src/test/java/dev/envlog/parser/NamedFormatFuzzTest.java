package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.envlog.log.Event;
import dev.envlog.parser.format.AccessFormat;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.format.LogFormat;
import dev.envlog.parser.format.LogFormatException;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.FuzzCorpus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.provider.MethodSource;

/** Any pattern as a format that the user names, and any lines read by it: the first line of an input is the pattern. */
class NamedFormatFuzzTest {

    static List<byte[]> logs() {
        return FuzzCorpus.of("log-format");
    }

    static List<byte[]> accessLogs() {
        return FuzzCorpus.of("access-format");
    }

    @MethodSource("logs")
    @FuzzTest(maxDuration = "10m")
    void readsByALogFormat(byte[] bytes) {
        read(bytes, pattern -> new LineFormats(LogFormat.compile(pattern), null));
    }

    @MethodSource("accessLogs")
    @FuzzTest(maxDuration = "10m")
    void readsByAnAccessFormat(byte[] bytes) {
        read(bytes, pattern -> new LineFormats(null, AccessFormat.compile(pattern)));
    }

    private static void read(byte[] bytes, Function<String, LineFormats> compiler) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        int from = Math.min(bytes.length, end + 1);
        LineFormats formats;
        try {
            formats = compiler.apply(new String(bytes, 0, end, StandardCharsets.UTF_8));
        } catch (LogFormatException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        Events events = Events.of(new LogSource(
                "fuzz.log", "pod", () -> new ByteArrayInputStream(bytes, from, bytes.length - from), formats));
        assertThat(events.lines()).isEqualTo(events.summary().lines());
        for (Event event : events.list()) {
            assertThat(Shown.record(event)).isNotEmpty();
            assertThat(event.copy().text()).isEqualTo(event.text());
        }
    }
}
