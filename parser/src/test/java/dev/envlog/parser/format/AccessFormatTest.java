package dev.envlog.parser.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access-log lines in a format that the user names. */
class AccessFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '\u0001', quoteCharacter = '`', textBlock = """
        %REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %RESPONSE_CODE% %RESPONSE_FLAGS% %DURATION%ms => GET /a?b=c 503 UF,URX 55ms => GET /a?b=c 503 [UF, URX] 55 null
        %START_TIME(%s.%3f)% id=%REQ(X-REQUEST-ID):36% "%REQ(USER-AGENT)%" %RESPONSE_CODE%\\n => 1715332032.138 id=abc "curl/8 (x)" 200 => null null 200 [] null abc
        {"m":"%REQ(:METHOD)%","p":"%REQ(:PATH)%","c":"%RESPONSE_CODE%","fixed":"x"} => {"c":200,"fixed":"x","m":"GET","p":"/x \\"y"} => GET /x "y 200 [] null null
        """)
    void isReadByTheOperators(String all) {
        String[] parts = all.split(" => ", -1);
        AccessFormat format = AccessFormat.compile(parts[0]);
        List<Event> events = Events.of(
                        "[2024-05-10 09:07:12.137][1][info][main] [source/server/server.cc:1] exiting\n" + parts[1],
                        new LineFormats(null, format))
                .list();
        assertThat(events).extracting(Event::kind).containsExactly(RecordKind.LOG, RecordKind.ACCESS);
        AccessLogEntry entry = Objects.requireNonNull(AccessLogLine.read(events.get(1)));
        assertThat(entry.method() + " " + entry.path() + " " + entry.status() + " " + entry.flags() + " "
                        + entry.durationMs() + " " + entry.requestId())
                .isEqualTo(parts[2]);
    }

    @Test
    void theNumberOfTriesIsRead() {
        AccessFormat format = AccessFormat.compile(
                "%REQ(:METHOD)% %RESPONSE_CODE% tries=%UPSTREAM_REQUEST_ATTEMPT_COUNT% id=%STREAM_ID%");
        List<Event> events = Events.of("GET 503 tries=3 id=abc\n- 0 tries=- id=def", new LineFormats(null, format))
                .list();
        AccessLogEntry request = Objects.requireNonNull(AccessLogLine.read(events.get(0)));
        assertThat(request.tries()).isEqualTo(3);
        assertThat(request.requestId()).isEqualTo("abc");
        AccessLogEntry session = Objects.requireNonNull(AccessLogLine.read(events.get(1)));
        assertThat(session.tries()).isNull();
    }

    @Test
    void aTimeInSecondsIsTheStart() {
        AccessFormat format = AccessFormat.compile("%START_TIME(%s.%3f)% %RESPONSE_CODE%");
        Event event = Events.of("1715332032.138 200", new LineFormats(null, format))
                .list()
                .get(0);
        assertThat(Objects.requireNonNull(AccessLogLine.read(event)).start()).isEqualTo(1_715_332_032_138_000_000L);
    }

    @Test
    void secondsBehindADateAreTheStart() {
        AccessFormat format = AccessFormat.compile("[%START_TIME(%d/%m/%YT%T%z %s)%] %RESPONSE_CODE% %DURATION%");
        Event event = Events.of("[05/12/2019T16:14:53+0000 1575562493] 200 15", new LineFormats(null, format))
                .list()
                .get(0);
        assertThat(Objects.requireNonNull(AccessLogLine.read(event)).start()).isEqualTo(1_575_562_493_000_000_000L);
    }

    @Test
    void onlyWhatItsOperatorsCanPrintIsTakenForALine() {
        AccessFormat format = AccessFormat.compile("%REQ(:METHOD)% %RESPONSE_CODE%");
        List<Event> events = Events.of(
                        "[2024-05-10 09:07:12.137][1][info][main] [source/server/server.cc:1] exiting\nno number\nGET 200\n",
                        new LineFormats(null, format))
                .list();
        assertThat(events).extracting(Event::lines).containsExactly(2, 1);
    }

    @Test
    void anObjectOverSeveralLinesIsOneRecord() {
        List<Event> events = Events.of("""
                        [2024-05-10 09:07:12.137][1][info][main] [source/server/server.cc:1] exiting
                        {
                          "method": "GET",
                          "path": "/x",
                          "response_code": 200
                        }
                        [2024-05-10 09:07:12.137][1][info][main] [source/server/server.cc:1] exiting
                        """).list();
        assertThat(events).extracting(Event::lines).containsExactly(1, 5, 1);
        assertThat(events.get(1).kind()).isEqualTo(RecordKind.ACCESS);
        assertThat(Objects.requireNonNull(AccessLogLine.read(events.get(1))).path())
                .isEqualTo("/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "GET => has no operator",
                "%REQ(:PATH => no '%' at its end, at character 1",
                "%REQ(:PATH)%%RESPONSE_CODE% => cannot be told apart, at character 13",
                "{\"a\": => not a JSON object",
                "%NOPE% => any line fits",
            })
    void aFormatThatCannotWorkIsToldWithThePlace(String format, String problem) {
        assertThatThrownBy(() -> AccessFormat.compile(format))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining(problem);
    }
}
