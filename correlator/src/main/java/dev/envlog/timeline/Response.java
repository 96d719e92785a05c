package dev.envlog.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client got.
 *
 * @param status HTTP status as sent to the client, null if none was sent
 * @param flags Envoy's short response flags, sorted
 * @param flagsBy where the flags are from; null if nothing is known
 * @param details response code details, null if the log does not tell
 * @param localReply true if Envoy made the response itself, null if no response was seen
 * @param derivedStatus where no answer is in the log, the status with which Envoy makes one for what the log tells of its end; null if
 *     that does not tell, or {@code status} does. What was sent may be another: a local reply may be rewritten
 */
public record Response(
        @Nullable Integer status,
        List<String> flags,
        @Nullable FlagsBy flagsBy,
        @Nullable String details,
        @Nullable Boolean localReply,
        @Nullable Integer derivedStatus) {

    private static final int LEAST_ERROR = 400;
    private static final int LEAST_SERVER_ERROR = 500;

    /** Whether there is a status and it tells of an error, of the client's or of a server's. */
    public static boolean isError(@Nullable Integer status) {
        return status != null && status >= LEAST_ERROR;
    }

    /** Whether there is a status and it tells of an error of a server's. */
    public static boolean isServerError(@Nullable Integer status) {
        return status != null && status >= LEAST_SERVER_ERROR;
    }

    /** With no derived status. */
    public Response(
            @Nullable Integer status,
            List<String> flags,
            @Nullable FlagsBy flagsBy,
            @Nullable String details,
            @Nullable Boolean localReply) {
        this(status, flags, flagsBy, details, localReply, null);
    }
}
