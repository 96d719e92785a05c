package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.format.LogFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as logs print them: which moment is meant, and what is none. */
class TimesTest {

    /** Nanoseconds of a {@code long} hold the years 1678 to 2261. */
    @ParameterizedTest
    @CsvSource({
        "1678-01-01 00:00:00.000, 1678-01-01T00:00:00Z",
        "1677-12-31 23:59:59.999, -",
        "2261-12-31 23:59:59.999, 2261-12-31T23:59:59.999Z",
        "2262-01-01 00:00:00.000, -",
        "0001-01-01 00:00:00.000, -",
        "9999-12-31 23:59:59.999, -",
        "2024-02-29 23:59:59.000, 2024-02-29T23:59:59Z",
        "2016-12-31 23:59:60.000, 2017-01-01T00:00:00Z",
    })
    void aRecordOfAnotherAgeHasNoTime(String stamp, String expected) {
        Event event = Events.only("[" + stamp + "][23][debug][http] [C5] new stream\n");
        assertThat(event.eventName()).isEqualTo("http.new_stream");
        assertThat(moment(event)).isEqualTo(expected);
        assertThat(event.timeUnit() == 0).isEqualTo(expected.equals("-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30 09:00:00.000",
                "2023-02-29 09:00:00.000",
                "1900-02-29 09:00:00.000",
                "2024-04-31 09:00:00.000",
                "2024-05-10 24:00:00.000",
                "2024-05-10 09:60:00.000",
                "2024-05-10 09:00:61.000",
                "2024-02-31 25:61:61.000"
            })
    void whatNoCalendarAndNoClockShowsIsNoStamp(String stamp) {
        assertThat(Events.only("[" + stamp + "][23][debug][http] [C5] new stream\n")
                        .kind())
                .isEqualTo(RecordKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        {"level":"debug","time":"2024-05-10T09:07:12.5Z","scope":"envoy http","msg":"x"} => 2024-05-10T09:07:12.500Z
        {"level":"debug","time":"2024-05-10T09:07:12.5+02:00","scope":"envoy http","msg":"x"} => 2024-05-10T07:07:12.500Z
        {"level":"debug","time":"2024-05-10T09:07:12.5+0200","scope":"envoy http","msg":"x"} => 2024-05-10T07:07:12.500Z
        {"level":"debug","time":"2024-05-10T09:07:12.5-0530","scope":"envoy http","msg":"x"} => 2024-05-10T14:37:12.500Z
        {"level":"debug","time":"0001-01-01T00:00:00Z","scope":"envoy http","msg":"x"} => -
        {"level":"debug","ts":1715332032.5,"scope":"envoy http","msg":"x"} => 2024-05-10T09:07:12.500Z
        {"level":"debug","ts":9999999999.5,"scope":"envoy http","msg":"x"} => -
        {"log":"envoy router\\tx\\n","time":"2024-05-10T09:07:12.5+02:00","stream":"stderr"} => 2024-05-10T07:07:12.500Z
        {"log":"envoy router\\tx\\n","time":"2024-05-10T09:07:12.5+2:00","stream":"stderr"} => -
        {"log":"envoy router\\tx\\n","time":"1715332032500000000","stream":"stderr"} => 2024-05-10T09:07:12.500Z
        {"log":"envoy router\\tx\\n","time":"9999999999999999999","stream":"stderr"} => -
        time="2024-05-10T09:07:12.5+02:00" level=debug msg="[C1] x" subsys=envoy-http threadID=23 => 2024-05-10T07:07:12.500Z
        2024-05-10T09:07:12.500+0200 [INFO]  consul-dataplane: started => 2024-05-10T07:07:12.500Z
        2024-05-10T09:07:12.500Z+0200 [debug] envoy.pool(26) x => 2024-05-10T07:07:12.500Z
        2024-05-10T09:07:12.500Z+02:00 [debug] envoy.pool(26) x => 2024-05-10T07:07:12.500Z
        2024-05-10T09:07:12.500+02:00 stderr F envoy router<TAB>x => 2024-05-10T07:07:12.500Z
        """)
    void aZoneCountsWhereverATimeIsRead(String line, String expected) {
        assertThat(moment(Events.only(line.replace("<TAB>", "\t")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"level\":\"debug\",\"time\":\"2024-05-10T09:07:12.5+0x:00\",\"scope\":\"envoy http\",\"msg\":\"x\"}",
                "{\"level\":\"debug\",\"time\":\"2024-05-10T09:07:12.5+02:60\",\"scope\":\"envoy http\",\"msg\":\"x\"}",
                "{\"level\":\"debug\",\"time\":\"2024-05-10T09:07:12.5+99:00\",\"scope\":\"envoy http\",\"msg\":\"x\"}",
                "2024-05-10T09:07:12.500Z+0x:00 [debug] envoy.pool(26) x",
                "2024-05-10T09:07:12.500+02 [INFO]  consul-dataplane: started",
            })
    void aTimeWithAZoneThatIsNoneIsNoTime(String line) {
        assertThat(Events.only(line).kind()).isEqualTo(RecordKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        // what is read, when it is read: the newest year that does not make it a time to come, anywhere on Earth
        "D1231 23:59:59.000, 2025-01-01T00:00:00Z, 2024-12-31T23:59:59Z",
        "D0101 00:00:00.000, 2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "D0101 10:00:00.000, 2024-12-31T23:00:00Z, 2025-01-01T10:00:00Z",
        "D0101 10:00:00.000, 2024-12-30T23:00:00Z, 2024-01-01T10:00:00Z",
        "D1125 13:39:52.663, 2024-11-24T20:00:00Z, 2024-11-25T13:39:52.663Z",
        "D1125 13:39:52.663, 2024-11-23T23:59:00Z, 2023-11-25T13:39:52.663Z",
        "D0229 10:00:00.000, 2025-06-01T00:00:00Z, 2024-02-29T10:00:00Z",
        "D0229 10:00:00.000, 2024-02-28T00:00:00Z, 2024-02-29T10:00:00Z",
        "D0229 10:00:00.000, 2024-02-27T00:00:00Z, 2020-02-29T10:00:00Z",
        "D0229 10:00:00.000, 1904-02-01T00:00:00Z, 1896-02-29T10:00:00Z",
        "D0230 10:00:00.000, 2025-06-01T00:00:00Z, -",
    })
    void withoutAYearTheNewestIsTakenThatIsNotToCome(String line, String now, String expected) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        Event event = Events.of(
                        line + " 25 envoy/source/common/http/conn_manager_impl.cc:375] [25][http][C1] new stream",
                        new LineFormats(null, null, true, clock))
                .list()
                .get(0);
        assertThat(event.eventName()).isEqualTo("http.new_stream");
        assertThat(moment(event)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        %b %d %Y %T.%e %v => Feb 29 2024 09:07:12.500 x => 2024-02-29T09:07:12.500Z
        %a, %d %B %Y %T %v => Fri, 10 May 2024 09:07:12 x => 2024-05-10T09:07:12Z
        %b %d %Y %T %v => Feb 30 2024 09:07:12 x => -
        %Y-%m-%d %T %v => 2023-02-29 09:07:12 x => -
        %Y-%m-%d %T%z %v => 2024-05-10 09:07:12+0200 x => 2024-05-10T07:07:12Z
        %Y-%m-%d %I:%M:%S %p %v => 2024-05-10 12:07:12 AM x => 2024-05-10T00:07:12Z
        %E.%e %v => 1715332032.500 x => 2024-05-10T09:07:12.500Z
        %E.%e %v => 9999999999.500 x => -
        """)
    void theTimeOfANamedFormatIsPutTogether(String format, String line, String expected) {
        Event event = only(line, format);
        assertThat(event.message()).isEqualTo("x");
        assertThat(moment(event)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"%b %d %Y %T %v, Foo 10 2024 09:07:12 x", "%I:%M:%S %p %v, 13:07:12 AM x", "%T %v, 24:00:00 x"})
    void whatTheFlagCannotPrintIsNoRecordOfTheFormat(String format, String line) {
        assertThat(only(line, format).kind()).isEqualTo(RecordKind.UNKNOWN);
    }

    /** Threads take their times one after the other, and may write in another order. */
    @Test
    void withoutADateDisorderAtMidnightAddsNoDays() {
        List<Event> read = read("""
                23:59:59.999 http a
                00:00:00.001 http b
                23:59:59.998 http c
                00:00:00.002 http d
                23:59:59.997 http e
                00:00:00.003 http f
                13:00:00.000 http g
                23:59:59.999 http h
                00:00:00.000 http i
                """, "%T.%e %n %v");
        assertThat(read)
                .extracting(TimesTest::moment)
                .containsExactly(
                        "1970-01-01T23:59:59.999Z",
                        "1970-01-02T00:00:00.001Z",
                        "1970-01-01T23:59:59.998Z",
                        "1970-01-02T00:00:00.002Z",
                        "1970-01-01T23:59:59.997Z",
                        "1970-01-02T00:00:00.003Z",
                        "1970-01-02T13:00:00Z",
                        "1970-01-02T23:59:59.999Z",
                        "1970-01-03T00:00:00Z");
    }

    /** A proxy may be silent for half a day. */
    @Test
    void withoutADateALongSilenceIsOfOneDay() {
        assertThat(read("01:00:00.000 http a\n22:00:00.000 http b", "%T.%e %n %v"))
                .extracting(TimesTest::moment)
                .containsExactly("1970-01-01T01:00:00Z", "1970-01-01T22:00:00Z");
    }

    private static Event only(String line, String format) {
        return read(line, format).get(0);
    }

    private static List<Event> read(String log, String format) {
        return Events.of(log, new LineFormats(LogFormat.compile(format), null)).list();
    }

    private static String moment(Event event) {
        long time = event.time();
        return time == Event.NO_TIME ? "-" : Instant.ofEpochSecond(0, time).toString();
    }
}
