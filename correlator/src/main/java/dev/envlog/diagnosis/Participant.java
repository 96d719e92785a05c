package dev.envlog.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * A filter or another part of Envoy that had to do with a request.
 *
 * @param component canonical name
 * @param filter whether it is a filter; of others no outcome is told
 * @param steps how many of the request's records it wrote
 * @param spanNs nanoseconds from the first to the last of its records that were written before the response to the client began;
 *     others may have worked in between, and it may have worked before its first and after its last. Null with less than two such
 *     records, or without times
 * @param outcome what it did with the request, null if the log does not prove it
 */
public record Participant(
        String component,
        boolean filter,
        int steps,
        @Nullable Long spanNs,
        @Nullable FilterOutcome outcome) {}
