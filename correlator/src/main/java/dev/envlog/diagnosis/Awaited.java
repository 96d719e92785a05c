package dev.envlog.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * What an exchange waited for in the moment in which it ended.
 *
 * @param call whom a side call asks, by cluster or host; only of {@link Of#CALL}
 */
public record Awaited(Of of, @Nullable String call) {

    /** Nothing, or nothing that the log tells. */
    public static final Awaited NOTHING = new Awaited(Of.NOTHING, null);

    /** What there is to wait for, in the order of a request's way. */
    public enum Of {
        NOTHING,
        /** The answer to a call that a filter made. */
        CALL,
        /** A connection to the cluster. */
        CONNECTION,
        /** The upstream's answer. */
        ANSWER
    }
}
