package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.timeline.Span;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    /** One log of an afternoon, one across midnight. */
    private static final LogTimes DAY =
            new LogTimes(at("2024-05-10T13:00:00"), at("2024-05-10T15:30:00.500"), "the last line of the log");

    private static final LogTimes NIGHT =
            new LogTimes(at("2024-05-10T23:00:00"), at("2024-05-11T01:00:00"), "the last line of the log");

    private static final long REQUEST = at("2024-05-10T13:30:00");

    @Test
    void aRequestStandsForWhenItBeganAndWhenItEnded() {
        Window window = window(DAY, "@17", "@17");
        assertThat(window.since()).isEqualTo(REQUEST);
        assertThat(window.until()).isEqualTo(REQUEST + 5);
        assertThat(window(DAY, "@17", "14:00").until()).isEqualTo(at("2024-05-10T14:00:59.999999999"));
    }

    @ParameterizedTest
    @CsvSource({
        "10m, 2024-05-10T15:20:00.500",
        "-10m, 2024-05-10T15:20:00.500",
        "1h30m, 2024-05-10T14:00:00.500",
        "1.5h, 2024-05-10T14:00:00.500",
        "500ms, 2024-05-10T15:30",
        "1d, 2024-05-09T15:30:00.500",
        "14:00, 2024-05-10T14:00",
        "9:07, 2024-05-10T09:07",
        "14:00:01.204, 2024-05-10T14:00:01.204",
        "'14:00:01,204', 2024-05-10T14:00:01.204",
        "2024-05-10, 2024-05-10T00:00",
        "2024-05-09T09:07:12Z, 2024-05-09T09:07:12",
        "2024-05-09T09:07, 2024-05-09T09:07",
        "2024-05-09 09:07:12.137, 2024-05-09T09:07:12.137",
        "2024-05-09t09:07:12.137z, 2024-05-09T09:07:12.137",
        "2024-05-09T09:07:12+02:00, 2024-05-09T07:07:12",
    })
    void aBeginningIsTypedInManyForms(String typed, String time) {
        assertThat(window(DAY, typed, null).since()).isEqualTo(at(time));
    }

    @ParameterizedTest
    @CsvSource({
        "14:00, 2024-05-10T14:00:59.999999999",
        "14:00:01, 2024-05-10T14:00:01.999999999",
        "14:00:01.204, 2024-05-10T14:00:01.204999999",
        "2024-05-10, 2024-05-10T23:59:59.999999999",
        "2024-05-10T14:00Z, 2024-05-10T14:00:59.999999999",
        "10m, 2024-05-10T15:20:00.500",
    })
    void anEndIsAllThatItNames(String typed, String time) {
        assertThat(window(DAY, null, typed).until()).isEqualTo(at(time));
    }

    @ParameterizedTest
    @CsvSource({
        "23:30, 00:10, 2024-05-10T23:30, 2024-05-11T00:10:59.999999999",
        "00:10, 00:20, 2024-05-11T00:10, 2024-05-11T00:20:59.999999999",
        "22:50, 23:10, 2024-05-10T22:50, 2024-05-10T23:10:59.999999999",
        "01:10, 01:20, 2024-05-11T01:10, 2024-05-11T01:20:59.999999999",
    })
    void timesOfDayAreOfTheDaysThatFitTheLog(String since, String until, String from, String to) {
        Window window = window(NIGHT, since, until);
        assertThat(window.since()).isEqualTo(at(from));
        assertThat(window.until()).isEqualTo(at(to));
    }

    @ParameterizedTest
    @CsvSource({
        "23:30, 2024-05-10T23:30:59.999999999",
        "00:10, 2024-05-11T00:10:59.999999999",
        "22:50, 2024-05-10T22:50:59.999999999",
        "01:10, 2024-05-11T01:10:59.999999999",
    })
    void anEndAloneIsTheOneNearestToTheLog(String until, String to) {
        assertThat(window(NIGHT, null, until).until()).isEqualTo(at(to));
    }

    @Test
    void aLiveLogIsReckonedFromNow() {
        Window window = TimeRange.of("10m", null).from(at("2024-05-10T00:05:00"));
        assertThat(window.since()).isEqualTo(at("2024-05-09T23:55:00"));
        assertThat(window.note()).isEqualTo("10m before now");
        assertThat(TimeRange.of("23:50", null).from(at("2024-05-10T00:05:00")).since())
                .isEqualTo(at("2024-05-09T23:50:00"));
        assertThat(TimeRange.of(null, "13:00").from(at("2024-05-10T12:00:00")).until())
                .isEqualTo(at("2024-05-10T13:00:59.999999999"));
    }

    @Test
    void withoutEndsItIsEverything() {
        assertThat(TimeRange.of(null, null).limits()).isFalse();
        assertThat(TimeRange.of(null, null).from(0)).isEqualTo(Window.ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo | --since 'foo': not a time; use a duration (10m, 1h30m)",
                "'' | --since '': not a time; use",
                "10 | --since '10': a duration needs a unit: 10ms, or us, ns, s, m, h; use",
                "10y | --since '10y': there is no unit 'y', only ns, us, ms, s, m, h, d, w; use",
                "25:00 | --since '25:00': there is no such time; use",
                "2024-02-30 | --since '2024-02-30': there is no such time; use",
                "12:58Z | --since '12:58Z': a time of day with a zone needs a date; use",
                "999999w | --since '999999w': '999999w' is more than a hundred years",
            })
    void whatIsNoTimeIsToldWithTheFormsThereAre(String typed, String message) {
        assertThatThrownBy(() -> TimeRange.of(typed, null))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anEndBeforeTheBeginningIsAnError() {
        assertThatThrownBy(() -> window(DAY, "5m", "10m"))
                .isInstanceOf(UserError.class)
                .hasMessage("--until is before --since: nothing can be between them");
    }

    private static Window window(LogTimes log, @Nullable String since, @Nullable String until) {
        return TimeRange.of(since, until)
                .in(() -> log, request -> new Span(REQUEST, REQUEST + 5, false, null, List.of(), 1));
    }

    private static long at(String time) {
        return ChronoUnit.NANOS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(time));
    }
}
