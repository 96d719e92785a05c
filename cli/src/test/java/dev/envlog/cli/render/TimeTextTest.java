package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    private static final int MS = 1_000_000;
    private static final int US = 1_000;
    private static final long TIME = 1_767_607_200_123_456_789L;

    @Test
    void timesHaveAsManyDigitsAsTheLog() {
        assertThat(TimeText.rfc3339(TIME, MS)).isEqualTo("2026-01-05T10:00:00.123Z");
        assertThat(TimeText.rfc3339(TIME, US)).isEqualTo("2026-01-05T10:00:00.123456Z");
        assertThat(TimeText.rfc3339(TIME, 1)).isEqualTo("2026-01-05T10:00:00.123456789Z");
        assertThat(TimeText.rfc3339(TIME, 1_000_000_000)).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(TimeText.rfc3339(1_000_000, MS)).isEqualTo("1970-01-01T00:00:00.001Z");
        assertThat(TimeText.rfc3339(-1, 1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
    }

    @Test
    void listsShowMillisecondsAtMost() {
        assertThat(TimeText.clock(TIME, US)).isEqualTo("10:00:00.123");
        assertThat(TimeText.fullClock(TIME, US)).isEqualTo("10:00:00.123456");
        assertThat(TimeText.clock(Event.NO_TIME, US)).isEmpty();
        assertThat(TimeText.day(TIME)).isEqualTo("01-05");
    }

    @Test
    void durationsNeverShowMoreThanTheLogKnows() {
        assertThat(TimeText.duration(0, MS)).isEqualTo("<1ms");
        assertThat(TimeText.duration(8 * MS, MS)).isEqualTo("8ms");
        assertThat(TimeText.duration(8_123 * US, US)).isEqualTo("8.1ms");
        assertThat(TimeText.duration(57 * US, US)).isEqualTo("0.06ms");
        assertThat(TimeText.duration(3 * US, US)).isEqualTo("0.003ms");
        assertThat(TimeText.duration(15_004 * (long) MS, MS)).isEqualTo("15.0s");
        assertThat(TimeText.duration(725_000 * (long) MS, MS)).isEqualTo("12m05s");
        assertThat(TimeText.duration(7_505_000 * (long) MS, MS)).isEqualTo("2h05m");
        assertThat(TimeText.duration(-2 * (long) MS, MS)).isEqualTo("-2ms");
    }

    @Test
    void distancesOfLessThanTheUnitAreNotZero() {
        assertThat(TimeText.distance(0, MS)).isEqualTo("<1");
        assertThat(TimeText.distance(12 * MS, MS)).isEqualTo("12");
        assertThat(TimeText.distance(12_345 * US, US)).isEqualTo("12.35");
        assertThat(TimeText.millis(0, MS)).isEqualTo("0");
        assertThat(TimeText.millis(-210 * US, US)).isEqualTo("-0.21");
    }
}
