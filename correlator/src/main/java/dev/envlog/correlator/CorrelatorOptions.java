package dev.envlog.correlator;

/**
 * What a correlator has to hand out and how much it may hold.
 *
 * @param steps keep the records of each exchange and connection until it is handed out
 * @param connections hand out connections
 * @param events hand out every record with its owner
 * @param maxOpen most exchanges (and likewise connections) held open; beyond it the oldest are handed out as partial
 */
public record CorrelatorOptions(boolean steps, boolean connections, boolean events, int maxOpen) {

    /** Requests only, without their records. */
    public static CorrelatorOptions requests() {
        return new CorrelatorOptions(false, false, false, 100_000);
    }

    /** Requests with their records. */
    public static CorrelatorOptions timelines() {
        return new CorrelatorOptions(true, false, false, 20_000);
    }

    /** Connections with their records. */
    public static CorrelatorOptions allConnections() {
        return new CorrelatorOptions(false, true, false, 100_000);
    }

    /** Every record with its owner. */
    public static CorrelatorOptions allEvents() {
        return new CorrelatorOptions(false, false, true, 100_000);
    }
}
