package dev.envlog.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client got.
 *
 * @param status HTTP status as sent to the client, null if none was sent
 * @param flags Envoy's short response flags, sorted
 * @param flagsBy {@code access-log} or {@code derived}; null if nothing is known
 * @param details response code details, null if the log does not tell
 * @param localReply true if Envoy made the response itself, null if no response was seen
 */
public record Response(
        @Nullable Integer status,
        List<String> flags,
        @Nullable String flagsBy,
        @Nullable String details,
        @Nullable Boolean localReply) {}
