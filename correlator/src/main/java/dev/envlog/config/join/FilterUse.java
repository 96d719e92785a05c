package dev.envlog.config.join;

import dev.envlog.config.Filter;

/**
 * A configured filter beside what it said of a request.
 *
 * @param steps records of the request that it wrote
 * @param state what is known of its part
 */
public record FilterUse(Filter filter, int steps, State state) {

    /** What a filter did. */
    public enum State {
        /** It wrote something. */
        SPOKE,
        /** It wrote nothing, as most do who have nothing against a request. */
        SILENT,
        /** It is switched off, or off for this connection. */
        DISABLED,
        /** It ended the request. */
        STOPPED,
        /** The request was ended before it came here. */
        NOT_REACHED
    }
}
