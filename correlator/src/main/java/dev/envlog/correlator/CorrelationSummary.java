package dev.envlog.correlator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a correlator noticed about its input.
 *
 * @param restarts process starts after the first
 * @param threads threads seen, 1 if none are printed
 * @param evicted exchanges handed out before their end to bound memory
 * @param silent loggers that had something to say and did not, in a process or more, the most important first: they are not at debug
 * @param accessLines access-log lines
 * @param accessJoined of these, how many were joined to a request
 * @param accessAlone of those that were not, how many are requests of their own: requests were not logged then
 * @param accessUntimed of all, how many tell their time in a form that is none
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
        List<String> silent,
        long accessLines,
        long accessJoined,
        long accessAlone,
        long accessUntimed,
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
            new CorrelationSummary(0, 0, 0, List.of(), 0, 0, 0, 0, 0, "", 0, 0, 0, "", 0, 0);

    /** Of two pods together. */
    public CorrelationSummary plus(CorrelationSummary other) {
        return new CorrelationSummary(
                restarts + other.restarts,
                threads + other.threads,
                evicted + other.evicted,
                either(silent, other.silent),
                accessLines + other.accessLines,
                accessJoined + other.accessJoined,
                accessAlone + other.accessAlone,
                accessUntimed + other.accessUntimed,
                accessFailures + other.accessFailures,
                firstFailure.isEmpty() ? other.firstFailure : firstFailure,
                refused + other.refused,
                unreached + other.unreached,
                turnedAway + other.turnedAway,
                firstAway.isEmpty() ? other.firstAway : firstAway,
                denied + other.denied,
                firstDenied == 0 ? other.firstDenied : firstDenied);
    }

    private static List<String> either(List<String> some, List<String> others) {
        if (others.isEmpty() || some.equals(others)) {
            return some;
        }
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
