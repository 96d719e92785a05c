package dev.envlog.correlator;

/**
 * What a correlator noticed about its input.
 *
 * @param restarts process starts after the first
 * @param threads threads seen, 1 if none are printed
 * @param evicted exchanges handed out before their end to bound memory
 * @param poolLogged false if the router logs but the pool does not: then upstream connections cannot be linked
 * @param accessLines access-log lines
 * @param accessJoined of these, how many were joined to a request
 * @param refused connections of clients that the proxy closed, or that ended for a TLS error, before any request
 */
public record CorrelationSummary(
        int restarts,
        int threads,
        long evicted,
        boolean poolLogged,
        long accessLines,
        long accessJoined,
        long refused) {

    /** Of no input. */
    public static final CorrelationSummary NOTHING = new CorrelationSummary(0, 0, 0, true, 0, 0, 0);

    /** Of two pods together. */
    public CorrelationSummary plus(CorrelationSummary other) {
        return new CorrelationSummary(
                restarts + other.restarts,
                threads + other.threads,
                evicted + other.evicted,
                poolLogged && other.poolLogged,
                accessLines + other.accessLines,
                accessJoined + other.accessJoined,
                refused + other.refused);
    }
}
