package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of a request went, in nanoseconds, null where a bound is unknown.
 *
 * @param filters from the request's headers to the router's choice of a cluster
 * @param poolWait from there to the connection being handed over, or to the end of the try that got none, less {@code connect}
 * @param connect waiting for a new connection to be made, or until it was given up
 * @param upstream from the connection being handed over to the response headers
 * @param response from the response headers to the end; null where nothing but these headers tells of the end
 */
public record Phases(
        @Nullable Long filters,
        @Nullable Long poolWait,
        @Nullable Long connect,
        @Nullable Long upstream,
        @Nullable Long response) {

    /** Nothing known. */
    public static final Phases NONE = new Phases(null, null, null, null, null);
}
