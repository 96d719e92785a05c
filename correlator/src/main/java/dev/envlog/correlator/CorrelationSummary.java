package dev.envlog.correlator;

/**
 * What a correlator noticed about its input.
 *
 * @param restarts process starts after the first
 * @param threads threads seen, 1 if none are printed
 * @param evicted exchanges handed out before their end to bound memory
 * @param poolLogged false if the router logs what comes after the pool but the pool does not: then upstream connections cannot be linked
 * @param httpLogged false if the router logs answers for clients but the connection manager does not: then neither when requests
 *     began and ended is known nor with what status
 * @param accessLines access-log lines
 * @param accessJoined of these, how many were joined to a request
 * @param accessAlone of those that were not, how many are requests of their own: requests were not logged then
 * @param accessFailures of the others, how many tell of a failure
 * @param firstFailure line, status and flags of the first of them; empty if there is none
 * @param refused connections of clients that the proxy closed, or that ended for a TLS error, before any request
 * @param unreached connections to upstreams that were closed before anybody could use them, and that nobody is known to have waited for
 * @param turnedAway connections of clients that were closed before they had an id
 * @param firstAway what is said of the first of them, and its line; empty if there is none
 * @param denied records by which a filter refuses a request or session that nothing names
 * @param firstDenied line of the first of them, 0 if there is none
 */
public record CorrelationSummary(
        int restarts,
        int threads,
        long evicted,
        boolean poolLogged,
        boolean httpLogged,
        long accessLines,
        long accessJoined,
        long accessAlone,
        long accessFailures,
        String firstFailure,
        long refused,
        long unreached,
        long turnedAway,
        String firstAway,
        long denied,
        int firstDenied) {

    /** Of no input. */
    public static final CorrelationSummary NOTHING =
            new CorrelationSummary(0, 0, 0, true, true, 0, 0, 0, 0, "", 0, 0, 0, "", 0, 0);

    /** Of two pods together. */
    public CorrelationSummary plus(CorrelationSummary other) {
        return new CorrelationSummary(
                restarts + other.restarts,
                threads + other.threads,
                evicted + other.evicted,
                poolLogged && other.poolLogged,
                httpLogged && other.httpLogged,
                accessLines + other.accessLines,
                accessJoined + other.accessJoined,
                accessAlone + other.accessAlone,
                accessFailures + other.accessFailures,
                firstFailure.isEmpty() ? other.firstFailure : firstFailure,
                refused + other.refused,
                unreached + other.unreached,
                turnedAway + other.turnedAway,
                firstAway.isEmpty() ? other.firstAway : firstAway,
                denied + other.denied,
                firstDenied == 0 ? other.firstDenied : firstDenied);
    }
}
