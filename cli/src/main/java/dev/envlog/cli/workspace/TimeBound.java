package dev.envlog.cli.workspace;

import dev.envlog.query.Durations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A point in the log's time as a user types it. Where no zone is given it is that of the log's own stamps. */
sealed interface TimeBound {

    /** Forms there are, for messages. */
    String FORMS = "use a duration (10m, 1h30m), a time of day (12:58, 12:58:01.204), a date, or both"
            + " (2024-05-10T09:07:12Z)";

    long SECOND = 1_000_000_000L;

    long DAY = 86_400 * SECOND;

    Pattern REQUEST = Pattern.compile("@(\\d{1,18})");
    Pattern TIME = Pattern.compile("(?:(\\d{4}-\\d\\d-\\d\\d)(?:[T ](?=\\d))?)?"
            + "(?:(\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)(Z|[+-]\\d\\d:?\\d\\d)?)?");

    /**
     * So long before the end of the log, or before now for a live one.
     *
     * @param typed the duration without a sign
     */
    record Ago(String typed, long nanos) implements TimeBound {}

    /**
     * A time of day, of the day that fits the log.
     *
     * @param nanos since midnight
     * @param unit what was left open: a minute, a second, or a fraction of one, in nanoseconds
     */
    record Clock(long nanos, long unit) implements TimeBound {}

    /**
     * A point in time.
     *
     * @param nanos since the epoch
     * @param unit what was left open, likewise; a day for a date
     */
    record Moment(long nanos, long unit) implements TimeBound {}

    /**
     * When a request began, or ended.
     *
     * @param typed {@code @17}
     * @param number of the request in the list of all
     */
    record OfRequest(String typed, long number) implements TimeBound {}

    /**
     * Reads one, that of a request as well.
     *
     * @param option for the message
     * @throws UserError if it is none
     */
    static TimeBound parseAny(String option, String typed) {
        Matcher m = REQUEST.matcher(typed.strip());
        return m.matches() ? new OfRequest(typed.strip(), Long.parseLong(m.group(1))) : parse(option, typed);
    }

    /**
     * Reads one that needs no request.
     *
     * @param option for the message
     * @throws UserError if it is none
     */
    static TimeBound parse(String option, String typed) {
        String text = typed.strip();
        Matcher m = TIME.matcher(text.toUpperCase(Locale.ROOT));
        if (text.isEmpty() || !m.matches()) {
            return ago(option, typed, text.startsWith("-") ? text.substring(1) : text);
        }
        try {
            return time(option, typed, m.group(1), m.group(2), m.group(3));
        } catch (DateTimeException | ArithmeticException e) {
            throw new UserError(option + " '" + typed + "': there is no such time; " + FORMS);
        }
    }

    private static TimeBound time(
            String option, String typed, @Nullable String date, @Nullable String clock, @Nullable String zone) {
        if (clock == null) {
            return new Moment(midnight(String.valueOf(date)), DAY);
        }
        String fraction = clock.replace(',', '.');
        int dot = fraction.indexOf('.');
        long unit = dot < 0 ? (clock.lastIndexOf(':') > 2 ? SECOND : 60 * SECOND) : SECOND;
        for (int digits = dot < 0 ? 0 : fraction.length() - dot - 1; digits > 0; digits--) {
            unit /= 10;
        }
        long nanos = LocalTime.parse(fraction.indexOf(':') == 1 ? "0" + fraction : fraction)
                .toNanoOfDay();
        if (date == null && zone == null) {
            return new Clock(nanos, unit);
        }
        if (date == null) {
            throw new UserError(option + " '" + typed + "': a time of day with a zone needs a date; " + FORMS);
        }
        long offset = zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds() * SECOND;
        return new Moment(Math.addExact(midnight(date), nanos) - offset, unit);
    }

    private static long midnight(String date) {
        return Math.multiplyExact(LocalDate.parse(date).toEpochDay(), DAY);
    }

    private static Ago ago(String option, String typed, String duration) {
        try {
            return new Ago(duration, Durations.read(duration));
        } catch (IllegalArgumentException e) {
            boolean meant = !duration.isEmpty() && Character.isDigit(duration.charAt(0));
            throw new UserError(option + " '" + typed + "': " + (meant ? e.getMessage() : "not a time") + "; " + FORMS);
        }
    }
}
