package dev.envlog.correlator;

/**
 * What a correlator has to hand out and how much it may hold.
 *
 * @param steps keep the records of each exchange and connection until it is handed out
 * @param connections hand out connections
 * @param events hand out every record with its owner
 * @param accessLogWait hold finished requests back for their access-log line, up to 12 seconds of the log's time; not for live output
 * @param maxOpen most exchanges (and likewise connections) held open; beyond it the oldest are handed out as partial
 */
public record CorrelatorOptions(
        boolean steps, boolean connections, boolean events, boolean accessLogWait, int maxOpen) {

    /** Requests only, without their records. */
    public static CorrelatorOptions requests() {
        return new CorrelatorOptions(false, false, false, true, 100_000);
    }

    /** Requests with their records. */
    public static CorrelatorOptions timelines() {
        return new CorrelatorOptions(true, false, false, true, 20_000);
    }

    /** The same at once, for live output. */
    public CorrelatorOptions live() {
        return new CorrelatorOptions(steps, connections, events, false, maxOpen);
    }

    /** Connections with their records. */
    public static CorrelatorOptions allConnections() {
        return new CorrelatorOptions(false, true, false, true, 100_000);
    }

    /** Connections and requests, both with their records. */
    public static CorrelatorOptions connectionTimelines() {
        return new CorrelatorOptions(true, true, false, true, 20_000);
    }

    /** Every record with its owner. */
    public static CorrelatorOptions allEvents() {
        return new CorrelatorOptions(false, false, true, true, 100_000);
    }
}
