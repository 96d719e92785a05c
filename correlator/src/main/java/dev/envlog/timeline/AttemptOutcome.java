package dev.envlog.timeline;

import java.util.Locale;

/** What became of one try to get an answer from an upstream host. */
public enum AttemptOutcome {
    /** Response headers arrived (HTTP). */
    RESPONSE,
    /** The upstream connection was handed to the session (TCP). */
    CONNECTED,
    /** Reset after the request was given to a connection. */
    RESET,
    /** No connection could be made. */
    CONNECT_FAILURE,
    /** The connection was not made in time. */
    CONNECT_TIMEOUT,
    /** {@code per_try_timeout} ended it. */
    PER_TRY_TIMEOUT,
    /** The route's timeout ended it. */
    TIMEOUT,
    /** A circuit breaker refused it. */
    OVERFLOW,
    /** Given up because the request ended. */
    CANCELLED,
    /** No end seen. */
    OPEN;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
