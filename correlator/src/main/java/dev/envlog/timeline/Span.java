package dev.envlog.timeline;

import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/**
 * When an exchange happened; nanoseconds since the epoch, {@link Event#NO_TIME} if unknown.
 *
 * @param partial what is missing in the log, null if both ends were seen
 * @param unit resolution of the log's stamps in nanoseconds, 0 if it prints none
 */
public record Span(long start, long end, @Nullable Partial partial, int unit) {

    /** Nanoseconds from start to end, null if either is unknown. */
    public @Nullable Long durationNs() {
        return start == Event.NO_TIME || end == Event.NO_TIME ? null : end - start;
    }
}
