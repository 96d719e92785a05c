package dev.envlog.timeline;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * One record on a timeline.
 *
 * @param event the record, an independent copy
 * @param by who produced it, and how that is known
 * @param owner whose record it is; for a {@code context} step null
 * @param context true if the record belongs to no request but tells of something this one caused or depended on (a cluster
 *     that got the host this request needs)
 */
public record Step(Event event, Attribution by, @Nullable Owner owner, boolean context) {

    /**
     * When it was written, nanoseconds since the epoch; {@link Event#NO_TIME} if unknown. An access-log line prints when its
     * request began, not when it was written.
     */
    public long written() {
        return event.kind() == RecordKind.ACCESS ? Event.NO_TIME : event.time();
    }

    /** Who produced it: canonical extension name or core component; null if unknown. */
    public @Nullable String component() {
        Component component = by.component();
        return component == null ? null : component.name();
    }
}
