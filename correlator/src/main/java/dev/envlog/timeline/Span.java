package dev.envlog.timeline;

import dev.envlog.log.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an exchange happened; nanoseconds since the epoch, {@link Event#NO_TIME} if unknown.
 *
 * @param open true if no end was seen: it goes on, or the log ends or begins again before
 * @param partial which half is not wholly in the log, null if both are: {@link Partial#NO_START} until the response begins, {@link
 *     Partial#NO_END} from there on
 * @param missing names of statements that Envoy must have logged between the first and the last seen, as it logged others of the
 *     same exchange
 * @param unit resolution of the log's stamps in nanoseconds, 0 if it prints none
 * @param toldNs how long it took as a line of the access log says that does not say when; null if none does
 */
public record Span(
        long start,
        long end,
        boolean open,
        @Nullable Partial partial,
        List<String> missing,
        int unit,
        @Nullable Long toldNs) {

    /** Whether the log lacks what came at its end. */
    public boolean endless() {
        return partial == Partial.NO_END || partial == Partial.BOTH;
    }

    /** Of which nothing tells how long it took but the times of start and end. */
    public Span(long start, long end, boolean open, @Nullable Partial partial, List<String> missing, int unit) {
        this(start, end, open, partial, missing, unit, null);
    }

    /** Nanoseconds from start to end, null if they are unknown. */
    public @Nullable Long durationNs() {
        return start == Event.NO_TIME || end == Event.NO_TIME ? toldNs : Long.valueOf(end - start);
    }
}
