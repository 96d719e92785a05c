package dev.envlog.correlator;

import org.jspecify.annotations.Nullable;

/**
 * What a correlator has to hand out and how much it may hold.
 *
 * @param steps keep the records of each exchange and connection until it is handed out
 * @param connections hand out connections
 * @param connection the only connection whose records are kept, by its id; null: those of all. Who asks for one need not hold the others
 * @param events hand out every record with its owner
 * @param accessLogWait hold finished requests back for their access-log line, up to 12 seconds of the log's time; not for live output
 * @param maxOpen most exchanges (and likewise connections) held open; beyond it the oldest are handed out as partial
 */
public record CorrelatorOptions(
        boolean steps,
        boolean connections,
        @Nullable Long connection,
        boolean events,
        boolean accessLogWait,
        int maxOpen) {

    /** Requests only, without their records. */
    public static CorrelatorOptions requests() {
        return new CorrelatorOptions(false, false, null, false, true, 100_000);
    }

    /** Requests with their records. */
    public static CorrelatorOptions timelines() {
        return new CorrelatorOptions(true, false, null, false, true, 20_000);
    }

    /** The same at once, for live output. */
    public CorrelatorOptions live() {
        return new CorrelatorOptions(steps, connections, connection, events, false, maxOpen);
    }

    /** Connections with their records. */
    public static CorrelatorOptions allConnections() {
        return new CorrelatorOptions(false, true, null, false, true, 100_000);
    }

    /** Connections and requests, both with their records. */
    public static CorrelatorOptions connectionTimelines() {
        return new CorrelatorOptions(true, true, null, false, true, 20_000);
    }

    /** Connections, one of them with its records. */
    public static CorrelatorOptions connectionTimeline(long id) {
        return new CorrelatorOptions(true, true, id, false, true, 20_000);
    }

    /** Every record with its owner. */
    public static CorrelatorOptions allEvents() {
        return new CorrelatorOptions(false, false, null, true, true, 100_000);
    }

    /** Whether the records of a connection are to be handed out with it. */
    boolean keeps(long id) {
        return steps && connections && (connection == null || connection == id);
    }
}
