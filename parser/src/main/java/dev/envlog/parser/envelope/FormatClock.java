package dev.envlog.parser.envelope;

import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Puts together the time of a line from the parts that its format prints. Without a year the newest one that does not put the
 * line into the future is taken, as readers of syslog do; without a day it is 1 January 1970 and the days after it. A date that no calendar has is
 * no time.
 */
final class FormatClock {

    private static final long SECONDS_OF_DAY = 24 * 3600;
    private static final long DAY = SECONDS_OF_DAY * EpochTime.NANOS_PER_SECOND;
    /** How much earlier than the one before a time may be that was taken out of order, in nanoseconds. */
    private static final long DISORDER = 600 * EpochTime.NANOS_PER_SECOND;

    private static final int YEARS_WITHOUT_29_FEBRUARY = 8;
    private static final int ABSENT = -1;
    private static final int OUT_OF_RANGE = 99;

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
        unit = (int) EpochTime.NANOS_PER_SECOND;
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
                hour = value > 12 ? OUT_OF_RANGE : value % 12;
                twelve = true;
            }
            case 'M' -> minute = value;
            case 'S' -> second = value;
            default -> {
                return false;
            }
        }
        return month <= 12 && day <= 31 && hour < 24 && minute < 60 && second <= 60 && month != 0 && day != 0;
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
            return EpochTime.nanos(epochSeconds, fraction);
        }
        if (hour == ABSENT) {
            return Event.NO_TIME;
        }
        int hours = twelve && afternoon ? hour + 12 : hour;
        long ofDay = hours * 3600L + minute * 60L + second;
        boolean dated = month != ABSENT && day != ABSENT;
        return EpochTime.utc(dated ? onDate(ofDay) : afterLast(ofDay), offsetNanos);
    }

    private long onDate(long ofDay) {
        if (year != ABSENT) {
            return at(year, ofDay);
        }
        LocalDate latest = LocalDate.ofInstant(now.instant(), ZoneOffset.UTC).plusDays(1);
        for (int y = latest.getYear(); y >= latest.getYear() - YEARS_WITHOUT_29_FEBRUARY; y--) {
            if (isDate(y) && !LocalDate.of(y, month, day).isAfter(latest)) {
                return at(y, ofDay);
            }
        }
        return Event.NO_TIME;
    }

    private boolean isDate(int inYear) {
        return YearMonth.of(inYear, month).isValidDay(day);
    }

    private long at(int inYear, long ofDay) {
        return isDate(inYear)
                ? EpochTime.nanos(LocalDate.of(inYear, month, day).toEpochDay() * SECONDS_OF_DAY + ofDay, fraction)
                : Event.NO_TIME;
    }

    /** Each time that is much earlier than the last one is of the next day. */
    private long afterLast(long ofDay) {
        long time = EpochTime.nanos(days * SECONDS_OF_DAY + ofDay, fraction);
        if (last != Event.NO_TIME && last - time > DAY / 2) {
            days++;
            time += DAY;
        }
        // Threads may write in another order than they took their times. Just after midnight such a time is of the day
        // before.
        if (last != Event.NO_TIME && last - (time - DAY) < DISORDER) {
            return time - DAY;
        }
        last = time;
        return time;
    }
}
