package dev.envlog.parser;

import dev.envlog.log.Event;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Puts together the time of a line from the parts that its format prints. Without a year the newest one that does not put the
 * line into the future is taken, as readers of syslog do; without a day it is 1 January 1970 and the days after it.
 */
final class FormatClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long HALF_DAY = 12 * 3600 * NANOS_PER_SECOND;
    private static final int ABSENT = -1;

    /** What {@code +02:00} says that a printed local time is ahead, in nanoseconds; 0 if no such thing stands there. */
    static long zoneNanos(byte[] b, int at, int to) {
        if (at + 6 > to || (b[at] != '+' && b[at] != '-') || b[at + 3] != ':') {
            return 0;
        }
        int hours = (b[at + 1] - '0') * 10 + b[at + 2] - '0';
        int minutes = (b[at + 4] - '0') * 10 + b[at + 5] - '0';
        return (b[at] == '-' ? -60L : 60L) * (hours * 60 + minutes) * NANOS_PER_SECOND;
    }

    private final Clock now;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private long offsetNanos;
    private boolean afternoon;
    private boolean twelve;
    private long fraction;
    private int unit;
    private long epochSeconds;
    /** Days that passed midnight where no date is printed. */
    private long days;

    private long last = Event.NO_TIME;

    FormatClock(Clock now) {
        this.now = now;
    }

    void clear() {
        year = ABSENT;
        month = ABSENT;
        day = ABSENT;
        hour = ABSENT;
        minute = 0;
        second = 0;
        offsetNanos = 0;
        afternoon = false;
        twelve = false;
        fraction = 0;
        unit = (int) NANOS_PER_SECOND;
        epochSeconds = Long.MIN_VALUE;
    }

    /** Takes a number that is printed for a flag of spdlog; false if it can be no such value. */
    boolean part(char flag, int value) {
        switch (flag) {
            case 'Y' -> year = value;
            case 'C', 'y' -> year = 2000 + value;
            case 'm' -> month = value;
            case 'd' -> day = value;
            case 'H' -> hour = value;
            case 'I' -> {
                hour = value % 12;
                twelve = true;
            }
            case 'M' -> minute = value;
            case 'S' -> second = value;
            default -> {
                return false;
            }
        }
        return month <= 12 && day <= 31 && hour <= 24 && minute < 60 && second <= 60 && month != 0 && day != 0;
    }

    void fraction(long nanos, int printedUnit) {
        fraction = nanos;
        unit = printedUnit;
    }

    void epoch(long seconds) {
        epochSeconds = seconds;
    }

    void afternoon(boolean pm) {
        afternoon = pm;
    }

    void offset(long nanos) {
        offsetNanos = nanos;
    }

    int unit() {
        return unit;
    }

    /** The time in nanoseconds since the epoch; {@link Event#NO_TIME} if the line has none. */
    long nanos() {
        if (epochSeconds != Long.MIN_VALUE) {
            return epochSeconds * NANOS_PER_SECOND + fraction;
        }
        if (hour == ABSENT) {
            return Event.NO_TIME;
        }
        int hours = twelve && afternoon ? hour + 12 : hour;
        long ofDay = (hours * 3600L + minute * 60L + second) * NANOS_PER_SECOND + fraction;
        boolean dated = month != ABSENT && day != ABSENT;
        long time = ofDay + (dated ? date() : days) * 24 * 3600 * NANOS_PER_SECOND;
        if (!dated) {
            if (last != Event.NO_TIME && last - time > HALF_DAY) {
                days++;
                time += 2 * HALF_DAY;
            }
            last = time;
        }
        return time - offsetNanos;
    }

    private long date() {
        if (year != ABSENT) {
            return day(year);
        }
        LocalDateTime today = LocalDateTime.ofInstant(now.instant(), ZoneOffset.UTC);
        long thisYear = day(today.getYear());
        return thisYear > today.toLocalDate().toEpochDay() + 1 ? day(today.getYear() - 1) : thisYear;
    }

    private long day(int inYear) {
        try {
            return LocalDate.of(inYear, month, 1).toEpochDay() + day - 1;
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
