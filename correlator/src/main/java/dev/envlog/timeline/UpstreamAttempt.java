package dev.envlog.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try to reach an upstream host.
 *
 * @param number 1 for the first try; an access log may tell of the last one alone, and which it was
 * @param connection upstream connection; for a try that failed because its connection could not be made, that one; null if unknown
 * @param host address of the host, null if the log does not tell
 * @param reused true if the connection had been connected before this attempt asked for it, null if unknown
 * @param outcome what became of it
 * @param status HTTP status of the response, null if none was seen
 * @param resetReason Envoy's reset reason in its own words, null if it was not reset
 * @param start when the attempt began, nanoseconds since the epoch, {@code Event.NO_TIME} if unknown
 * @param ready when it got its connection, {@code Event.NO_TIME} if it did not or no time is printed
 * @param end when it ended, {@code Event.NO_TIME} if unknown
 * @param link why this connection, null where there is none
 */
public record UpstreamAttempt(
        int number,
        @Nullable Long connection,
        @Nullable String host,
        @Nullable Boolean reused,
        AttemptOutcome outcome,
        @Nullable Integer status,
        @Nullable String resetReason,
        long start,
        long ready,
        long end,
        @Nullable Link link) {

    /** How many tries there were: those before the last one need not be known beyond that. */
    public static int count(List<UpstreamAttempt> known) {
        return known.isEmpty() ? 0 : known.get(known.size() - 1).number();
    }
}
