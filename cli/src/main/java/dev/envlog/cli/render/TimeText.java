package dev.envlog.cli.render;

import dev.envlog.log.Event;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Times and durations in words. All take nanoseconds and the unit of the log's last printed digit (nanoseconds, 0 if the log
 * prints no time), and never show more digits than the log had.
 */
public final class TimeText {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private TimeText() {}

    /** RFC 3339 in UTC. */
    static String rfc3339(long time, int unit) {
        StringBuilder out = new StringBuilder(30);
        LocalDateTime t = utc(time);
        pad(out, t.getYear(), 4).append('-');
        pad(out, t.getMonthValue(), 2).append('-');
        pad(out, t.getDayOfMonth(), 2).append('T');
        return clock(out, t, digits(unit)).append('Z').toString();
    }

    /** RFC 3339 in UTC to the microsecond, for formats that want a time in any case. */
    public static String moment(long time) {
        return rfc3339(time, 1000);
    }

    /** Date and time of day, to the nanosecond if need be. */
    public static String stamp(long time) {
        int unit = (int) SECOND;
        while (unit > 1 && Math.floorMod(time, unit) != 0) {
            unit /= 1000;
        }
        LocalDateTime t = utc(time);
        StringBuilder out =
                pad(new StringBuilder(30), t.getYear(), 4).append('-').append(day(time));
        return clock(out.append(' '), t, digits(unit)).toString();
    }

    /** Time of day as in the log, to the millisecond at most. */
    public static String clock(long time, int unit) {
        return time == Event.NO_TIME
                ? ""
                : clock(new StringBuilder(16), utc(time), Math.min(3, digits(unit)))
                        .toString();
    }

    /** Time of day with all digits of the log. */
    static String fullClock(long time, int unit) {
        return time == Event.NO_TIME
                ? ""
                : clock(new StringBuilder(20), utc(time), digits(unit)).toString();
    }

    /** {@code 11-23} of the time's day. */
    static String day(long time) {
        LocalDateTime t = utc(time);
        return pad(pad(new StringBuilder(6), t.getMonthValue(), 2).append('-'), t.getDayOfMonth(), 2)
                .toString();
    }

    /** {@code 2026-11-23}. */
    static String date(long time) {
        return utc(time).getYear() + "-" + day(time);
    }

    /** {@code 8.1ms}, {@code 264ms}, {@code 41.2s}, {@code 12m05s}; {@code <1ms} where the log cannot tell. */
    public static String duration(long ns, int unit) {
        if (ns < 0) {
            return "-" + duration(-ns, unit);
        }
        if (ns < unit) {
            return "<" + duration(unit, unit);
        }
        if (ns >= 600 * SECOND) {
            long s = ns / SECOND;
            return s >= 3600 ? s / 3600 + "h" + two(s / 60 % 60) + "m" : s / 60 + "m" + two(s % 60) + "s";
        }
        if (ns >= 10 * SECOND || (ns >= SECOND && unit >= SECOND)) {
            return fixed(ns, SECOND, unit >= SECOND ? 0 : 1) + "s";
        }
        int digits = unit >= MILLI ? 0 : ns >= MILLI ? 1 : ns >= 10_000 ? 2 : 3;
        return fixed(ns, MILLI, digits) + "ms";
    }

    /** A duration that no log gave, without digits that say nothing: {@code 2s}, {@code 500ms}. */
    public static String plain(long ns) {
        return ns == 0 ? "0s" : duration(ns, ns % SECOND == 0 ? (int) SECOND : ns % MILLI == 0 ? (int) MILLI : 0);
    }

    /** Milliseconds for a column aligned at the decimal point. */
    public static String millis(long ns, int unit) {
        return fixed(ns, MILLI, unit >= MILLI ? 0 : 2);
    }

    /** As {@link #millis}, for a distance: {@code <1} where the log's unit hides it. */
    static String distance(long ns, int unit) {
        return ns == 0 && unit >= MILLI ? "<1" : millis(ns, unit);
    }

    private static String fixed(long ns, long per, int digits) {
        long scale = digits == 0 ? 1 : digits == 1 ? 10 : digits == 2 ? 100 : 1000;
        long value = Math.round(Math.abs(ns) * (double) scale / per);
        StringBuilder out = new StringBuilder(ns < 0 && value > 0 ? "-" : "").append(value / scale);
        return digits == 0
                ? out.toString()
                : pad(out.append('.'), (int) (value % scale), digits).toString();
    }

    private static String two(long value) {
        return pad(new StringBuilder(2), (int) value, 2).toString();
    }

    private static LocalDateTime utc(long time) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(time, SECOND), (int) Math.floorMod(time, SECOND), ZoneOffset.UTC);
    }

    private static StringBuilder clock(StringBuilder out, LocalDateTime t, int digits) {
        pad(out, t.getHour(), 2).append(':');
        pad(out, t.getMinute(), 2).append(':');
        pad(out, t.getSecond(), 2);
        if (digits > 0) {
            int unit = 1;
            for (int i = digits; i < 9; i++) {
                unit *= 10;
            }
            pad(out.append('.'), t.get(ChronoField.NANO_OF_SECOND) / unit, digits);
        }
        return out;
    }

    private static StringBuilder pad(StringBuilder out, int value, int digits) {
        int unit = 1;
        for (int i = 1; i < digits; i++) {
            unit *= 10;
        }
        for (; unit > value && unit > 1; unit /= 10) {
            out.append('0');
        }
        return out.append(value);
    }

    private static int digits(int unit) {
        int digits = 9;
        for (int u = unit; u >= 10 && digits > 0; u /= 10) {
            digits--;
        }
        return unit == 0 ? 0 : digits;
    }
}
