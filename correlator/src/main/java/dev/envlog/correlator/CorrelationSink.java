package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import org.jspecify.annotations.Nullable;

/** Takes what the correlator hands out. Each is handed out once; nothing is kept behind. */
public interface CorrelationSink {

    /** A request, session or side call, in order of their ends; unfinished ones last. */
    default void exchange(Exchange exchange) {}

    /** A connection, when it closed, or at the end of the log. Only if {@link CorrelatorOptions#connections()}. */
    default void connection(Connection connection) {}

    /**
     * A record with its owner, in the order of the log. Only if {@link CorrelatorOptions#events()}.
     *
     * @param event an independent copy
     * @param restart number of process starts seen before it
     * @param attribution who produced it
     * @param owner null for a record that belongs to no connection
     */
    default void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {}
}
