package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.RecordKind;
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
    @ValueSource(
            strings = {
                "text",
                "text\"",
                "text\\\"}",
                "text\\x\"}",
                "text\\u12\"}",
                "text\\u12g4\"}",
                "text\\",
                "text\",\"a\":{\"b\":[1,{\"c\":\"}\"}]}",
                "text\"} and more",
                "text\"}{\"msg\":\"second\"}",
                "text\",5}"
            })
    void whatIsNoObjectIsUnknownAndKept(String end) {
        Event event = Events.only(START + end);
        assertThat(event.kind()).isEqualTo(RecordKind.UNKNOWN);
        assertThat(event.message()).isEqualTo(START + end);
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
}
