package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.TimeBound.Ago;
import dev.envlog.cli.workspace.TimeBound.Clock;
import dev.envlog.cli.workspace.TimeBound.Moment;
import dev.envlog.cli.workspace.TimeBound.OfRequest;
import dev.envlog.log.Event;
import dev.envlog.query.Durations;
import dev.envlog.timeline.Span;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of the log's time that a user asked for, as typed.
 *
 * @param since null for the beginning
 * @param until null for the end
 */
public record TimeRange(@Nullable TimeBound since, @Nullable TimeBound until) {

    /**
     * Reads both ends.
     *
     * @throws UserError if one is no time
     */
    public static TimeRange of(@Nullable String since, @Nullable String until) {
        return new TimeRange(
                since == null ? null : TimeBound.parseAny("--since", since),
                until == null ? null : TimeBound.parseAny("--until", until));
    }

    /**
     * Reads a duration, such as {@code 1h30m}.
     *
     * @param option for the message
     * @return nanoseconds
     * @throws UserError if it is none
     */
    public static long duration(String option, String typed) {
        String text = typed.strip();
        try {
            return Durations.read(text.startsWith("-") ? text.substring(1) : text);
        } catch (IllegalArgumentException e) {
            throw new UserError(option + ": " + e.getMessage());
        }
    }

    /** True unless everything is asked for. */
    public boolean limits() {
        return since != null || until != null;
    }

    /**
     * The window of a live log: relative to now.
     *
     * @param now nanoseconds since the epoch
     */
    public Window from(long now) {
        return in(() -> live(now), request -> {
            throw new UserError(request.typed() + ": a log that is followed has no such request yet; give a time");
        });
    }

    /**
     * The window of a log.
     *
     * @param times asked only if an end depends on when the log begins or ends
     * @param spans tells when a request was
     */
    Window in(Supplier<LogTimes> times, Function<OfRequest, Span> spans) {
        LogTimes log = dependsOnLog() ? times.get() : new LogTimes(Event.NO_TIME, Event.NO_TIME, "");
        long from = since == null ? Long.MIN_VALUE : begin(since, log, spans);
        long to = until == null ? Long.MAX_VALUE : end(until, log, from, spans);
        if (from > to) {
            throw new UserError("--until is before --since: nothing can be between them");
        }
        String note = since instanceof Ago ago
                ? ago.typed() + " before " + log.endName()
                : until instanceof Ago ago ? "to " + ago.typed() + " before " + log.endName() : "";
        return new Window(from, to, note);
    }

    /** Whether the log's own times are needed. */
    boolean dependsOnLog() {
        return dependsOnLog(since) || dependsOnLog(until);
    }

    private static boolean dependsOnLog(@Nullable TimeBound bound) {
        return bound instanceof Ago || bound instanceof Clock;
    }

    /** Whether it is needed when a request was. */
    boolean dependsOnRequest() {
        return since instanceof OfRequest || until instanceof OfRequest;
    }

    /** Whether its end is. */
    boolean dependsOnEnd() {
        return since instanceof Ago || until instanceof Ago;
    }

    private static long begin(TimeBound bound, LogTimes log, Function<OfRequest, Span> spans) {
        if (bound instanceof OfRequest request) {
            long start = spans.apply(request).start();
            return start == Event.NO_TIME ? Long.MIN_VALUE : start;
        }
        return begin(bound, log);
    }

    /** Where a part of the log begins that begins with a time that is of no request. */
    static long begin(TimeBound bound, LogTimes log) {
        if (bound instanceof Moment moment) {
            return moment.nanos();
        }
        if (bound instanceof Ago ago) {
            return log.last() - ago.nanos();
        }
        // The latest such time in the log; if it has none, the one nearest to it.
        long onLastDay = midnight(log.last()) + ((Clock) bound).nanos();
        long dayBefore = onLastDay - TimeBound.DAY;
        boolean early = onLastDay > log.last() && onLastDay - log.last() > log.first() - dayBefore;
        return early ? dayBefore : onLastDay;
    }

    /** @param since the first such time of day after it is meant; if it is no bound, that in the log, or nearest to it */
    private static long end(TimeBound bound, LogTimes log, long since, Function<OfRequest, Span> spans) {
        if (bound instanceof Moment moment) {
            return moment.nanos() + moment.unit() - 1;
        }
        if (bound instanceof OfRequest request) {
            long end = spans.apply(request).end();
            return end == Event.NO_TIME ? Long.MAX_VALUE : end;
        }
        if (bound instanceof Ago ago) {
            return log.last() - ago.nanos();
        }
        boolean bounded = since != Long.MIN_VALUE;
        long from = bounded ? since : log.first();
        long onFirstDay = midnight(from) + ((Clock) bound).nanos() + ((Clock) bound).unit() - 1;
        long dayAfter = onFirstDay + TimeBound.DAY;
        boolean late = onFirstDay < from && (bounded || dayAfter - log.last() <= from - onFirstDay);
        return late ? dayAfter : onFirstDay;
    }

    /** The times of a log that is being written. */
    static LogTimes live(long now) {
        return new LogTimes(midnight(now), now, "now");
    }

    private static long midnight(long time) {
        return Math.floorDiv(time, TimeBound.DAY) * TimeBound.DAY;
    }
}
