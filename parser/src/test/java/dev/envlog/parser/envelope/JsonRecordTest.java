package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are JSON objects. */
class JsonRecordTest {

    private static final String START =
            "{\"level\":\"debug\",\"time\":\"2024-04-22T10:15:03.100342Z\",\"scope\":\"envoy http\",\"msg\":\"";

    @Test
    void theHeaderBlockIsInsideTheMessage() {
        Event event =
                Events.only(START + "[C5][S77] request headers complete (end_stream=true):\\n':path', '/a\\\"b'\\n"
                        + "'x-b', 'it\\u0027s'\\n\"}\n");
        assertThat(event.message()).isEqualTo("request headers complete (end_stream=true):");
        assertThat(event.eventName()).isEqualTo("http.request_headers");
        assertThat(event.headers()).containsExactly(new Header(":path", "/a\"b"), new Header("x-b", "it's"));
        assertThat(event.text()).startsWith("{").endsWith("\"}").contains("\\n':path'");
        assertThat(event.lines()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "a\\tb\\\\c\\/d\\\"e => a\tb\\c/d\"e",
                "\\u00e9\\u4e16 => \u00e9\u4e16",
                "\\ud83d\\ude00! => \ud83d\ude00!",
                "\\ud83d! => \ufffd!",
                "\\ud83d\\u0041 => \ufffdA",
                "\\ud83d\\ud83d\\ude00 => \ufffd\ud83d\ude00",
                "\\ude00 => \ufffd",
                "\u4e16\ud83d\ude00 => \u4e16\ud83d\ude00"
            })
    void escapesBecomeCharacters(String written, String read) {
        assertThat(Events.only(START + written + "\"}").message()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "text => text",
                "say \"no\"\"} => say \"no\"",
                "text\\\\x\"} => text\\x",
                "text\\x\"} => text\\x",
                "text\\u12\"} => text\\u12",
                "text\\u12g4\"} => text\\u12g4",
                "text\\ => text\\",
                "text\",\"a\":{\"b\":[1,{\"c\":\"}\"}]} => text",
                "text\"} and more => text\"} and more",
                "text\"}{\"msg\":\"second\"} => text\"}{\"msg\":\"second",
                "[Tags: \"ConnectionId\":\"5\",\"StreamId\":\"7\"] text\"} => text",
            })
    void whatIsNotEscapedIsReadByWhereAStringCanEnd(String written, String read) {
        Event event = Events.only(START + written);
        assertThat(event.kind()).isEqualTo(RecordKind.LOG);
        assertThat(event.logger()).isEqualTo("http");
        assertThat(event.message()).isEqualTo(read);
        assertThat(event.text()).isEqualTo(START + written);
    }

    @Test
    void aMessageWithRealLineEndsGoesOnOverSeveralLines() {
        List<Event> events = Events.of(
                        START + "[C5][S77] request headers complete (end_stream=true):\n':path', '/a\"b'\n"
                                + "'x-b', 'it'\n\"}\n" + START + "[C6] new stream\"}\n")
                .list();
        assertThat(events).extracting(Event::lines).containsExactly(4, 1);
        assertThat(events.get(0).stream()).isEqualTo(77);
        assertThat(events.get(0).eventName()).isEqualTo("http.request_headers");
        assertThat(events.get(0).headers()).containsExactly(new Header(":path", "/a\"b"), new Header("x-b", "it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"level\":\"debug\",\"msg\":\"no time",
                "{\"a\":1",
                "{\"",
                "{\"time\":\"2024-04-22T10:15:03Z\",\"x\":[}"
            })
    void anObjectThatIsNoRecordIsUnknownAndKept(String line) {
        Event event = Events.only(line);
        assertThat(event.kind()).isEqualTo(RecordKind.UNKNOWN);
        assertThat(event.message()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        {"t":"2024-05-10 09:07:12.138","lv":"debug","where":{"file":"source/common/router/router.cc:477","n":"router","tid":"25"},"text":"[C1][S2] pool ready"} => log 2024-05-10T09:07:12.138Z/1000000 debug 25 router source/common/router/router.cc:477 C1 S2 | pool ready
        {"when":"2024-05-10T09:07:12.138","worker_thread":15,"sev":"D","name":"router","said":"pool ready","ConnectionId":"7","StreamId":"9"} => log 2024-05-10T09:07:12.138Z/1000000 debug 15 router - C7 S9 | pool ready
        {"@timestamp":"2025-02-19T02:37:27.034000Z+02:00","@module":"envoy.pool","@level":"debug","@message":"[C5] creating stream","thread":26} => log 2025-02-19T00:37:27.034Z/1000 debug 26 pool - C5 - | creating stream
        {"ts":1715332032.138,"level":"info","logger":"http","msg":"exiting"} => log 2024-05-10T09:07:12.138Z/1000000 info - http - - - | exiting
        {"ts":1715332032.138,"level":"info","logger":"setup","caller":"cmd/main.go:12","msg":"ready"} => agent 2024-05-10T09:07:12.138Z/1000000 info - setup - - - | ready
        """)
    void keysThatSomebodyChoseAreToldByTheirValues(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line))).isEqualTo(expected);
    }

    @Test
    void otherMembersArePassedOver() {
        Event event = Events.only(
                START
                        + "exiting\" , \"other\" : { \"a\" : [ 1, {\"msg\":\"}\\\"\"} ], \"b\":null } ,\"x\":-1.5e3, \"y\":true }");
        assertThat(event.message()).isEqualTo("exiting");
    }

    @Test
    void theFirstOfSeveralMessagesCounts() {
        assertThat(Events.only(START + "one\",\"msg\":\"two\"}").message()).isEqualTo("one");
    }

    @Test
    void aStreamIdKeepsAllItsDigits() {
        Event event = Events.only(
                START + "text\",\"ConnectionId\":\"9007199254740993\",\"StreamId\":\"18446744073709551615\"}");
        assertThat(event.connection()).isEqualTo(9007199254740993L);
        assertThat(Long.toUnsignedString(event.stream())).isEqualTo("18446744073709551615");
        assertThat(Events.only(START + "text\",\"StreamId\":1.5}").hasStream()).isFalse();
    }

    @Test
    void aCopyStays() {
        Event event = Events.of(START + "[C5] first\"}\n" + START + "[C6] second\"}\n")
                .list()
                .get(0);
        assertThat(event.copy().message()).isEqualTo("first");
        assertThat(event.copy().text()).isEqualTo(START + "[C5] first\"}");
    }

    /** Pomerium escapes Envoy's lines and puts them into JSON. */
    @Test
    void messagesThatWereEscapedBeforeTheyBecameJsonAreUnescapedTwice() {
        String ids = "[Tags: \"ConnectionId\":\"5\",\"StreamId\":\"77\"] ";
        List<Event> events = Events.of(escapedTwice(ids + "cluster 'a' match for URL '/'")
                        + escapedTwice(ids + "router decoding headers:\n':path', '/'\n"))
                .list();
        assertThat(events).hasSize(2).allMatch(event -> event.connection() == 5 && event.stream() == 77);
        assertThat(events.get(0).eventName()).isEqualTo("router.cluster_match");
        assertThat(events.get(1).eventName()).isEqualTo("router.decoding_headers");
        assertThat(events.get(1).headers()).containsExactly(new Header(":path", "/"));
    }

    /** A client chooses its path. */
    @Test
    void aPathThatEndsInABackslashIsNoProofOfThat() {
        String json =
                "{\"level\":\"debug\",\"name\":\"router\",\"time\":\"2026-01-05T10:00:00.000\",\"message\":\"%s\"}\n";
        List<Event> events = Events.of(json.formatted("[C5][S77] cluster 'a' match for URL '/a\\\\'")
                        + json.formatted("[C5][S78] cluster 'a' match for URL '/b\\\\nc'"))
                .list();
        assertThat(events.get(0).field("url")).isEqualTo("/a\\");
        assertThat(events.get(1).field("url")).isEqualTo("/b\\nc");
    }

    private static String escapedTwice(String message) {
        String once = message.replace("\"", "\\\"").replace("'", "\\'").replace("\n", "\\n");
        return "{\"level\":\"debug\",\"name\":\"router\",\"time\":\"2026-01-05T10:00:00+08:00\",\"message\":\""
                + once.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}\n";
    }
}
