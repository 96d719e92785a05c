package dev.envlog.timeline;

import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/**
 * One record on a timeline.
 *
 * @param event the record, an independent copy
 * @param component who produced it: canonical extension name or core component; null if unknown
 * @param owner whose record it is; for a {@code context} step null
 * @param context true if the record belongs to no request but tells of something this one caused or depended on (a cluster
 *     that got the host this request needs)
 */
public record Step(
        Event event, @Nullable String component, @Nullable Owner owner, boolean context) {}
