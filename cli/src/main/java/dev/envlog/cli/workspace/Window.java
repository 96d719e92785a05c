package dev.envlog.cli.workspace;

import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Span;

/**
 * A part of the log's time. What has any part in it counts: what has no beginning in the log began before, what has no end went
 * on.
 *
 * @param since first nanosecond, {@link Long#MIN_VALUE} for all from the beginning
 * @param until last nanosecond, {@link Long#MAX_VALUE} for all to the end
 * @param note what the ends were reckoned from, empty if they were given as they are
 */
public record Window(long since, long until, String note) {

    /** Everything. */
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE, "");

    /** False if everything is in it. */
    public boolean limits() {
        return since != Long.MIN_VALUE || until != Long.MAX_VALUE;
    }

    boolean holds(Exchange exchange) {
        Span span = exchange.span();
        return !limits() || (span.unit() > 0 && meets(span.start(), span.end()));
    }

    /** @param unit resolution of the log's times, 0 if it has none */
    boolean holds(Connection connection, int unit) {
        return !limits() || (unit > 0 && meets(connection.opened(), connection.closed()));
    }

    /** Whether a point in time is in it; one before all times is only if all from the beginning are. */
    public boolean holds(long time) {
        return time >= since && time <= until;
    }

    private boolean meets(long start, long end) {
        return (start == Event.NO_TIME || start <= until) && (end == Event.NO_TIME || end >= since);
    }
}
