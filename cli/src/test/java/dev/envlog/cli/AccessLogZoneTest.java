package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envoy prints its access log in UTC and its own records in the zone of the process. */
class AccessLogZoneTest {

    private static final int REQUESTS = 40;

    @TempDir
    Path folder = Path.of("");

    private static String id(int i) {
        return "5f1d52a8-2d0d-4a63-a6a8-0000000000%02d".formatted(i);
    }

    private static byte[] debug() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 0; i < REQUESTS; i++) {
            log.at(1000L * i).stream("http", 5, 100 + i, "request headers complete (end_stream=true):")
                    .headers(":path", "/a", ":method", "GET", "x-request-id", id(i));
            log.at(1000L * i + 3).stream("http", 5, 100 + i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "503");
            log.stream("http", 5, 100 + i, "Codec completed encoding stream.");
        }
        return log.bytes();
    }

    /** The log of {@link #debug()} begins at ten. */
    private static byte[] lines(int hour) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < REQUESTS; i++) {
            lines.append(
                    "[2026-01-05T%02d:00:%02d.000Z] \"GET /a HTTP/1.1\" 503 UH 0 12 3 - \"-\" \"c\" \"%s\" \"h\" \"-\"\n"
                            .formatted(hour, i, id(i)));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 8, 15, 3})
    void aFileOfTheAccessLogMayBeOfAnotherTimeZoneThanTheDebugLog(int hour) {
        String debug = Run.file(folder, "debug.log", debug());
        String access = Run.file(folder, "access.log", lines(hour));
        assertThat(Run.of("ls", "--pod", "p", debug, access).err())
                .contains(REQUESTS + " access-log records, " + REQUESTS + " joined to requests");
        assertThat(Run.of("ls", "--pod", "p", "-q", "-o", "ndjson", access, debug)
                        .json())
                .hasSize(REQUESTS);
    }

    /** A client may send the same id again and again, a whole quarter of an hour later, too. */
    @Test
    void anIdThatComesAgainTellsNoZone() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            log.at(900_000L * i).stream("http", 5, 100 + i, "request headers complete (end_stream=true):")
                    .headers(":path", "/a", ":method", "GET", "x-request-id", id(1));
            log.at(900_000L * i + 3).stream("http", 5, 100 + i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "503");
            log.stream("http", 5, 100 + i, "Codec completed encoding stream.");
            lines.append(
                    "[2026-01-05T10:%02d:00.000Z] \"GET /a HTTP/1.1\" 503 UH 0 12 3 - \"-\" \"c\" \"%s\" \"h\" \"-\"\n"
                            .formatted(15 * i, id(1)));
        }
        String debug = Run.file(folder, "debug.log", log.bytes());
        String access = Run.file(folder, "access.log", lines.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("ls", "--pod", "p", debug, access).err())
                .contains("2 access-log records, 2 joined to requests");
    }
}
