package dev.envlog.timeline;

import java.util.Locale;

/** What an exchange is. */
public enum ExchangeKind {
    /** A request of a client and its response. */
    HTTP,
    /** A session of the TCP proxy. */
    TCP,
    /** A side call of Envoy's async client (external authorization, rate limit, mirror …). */
    ASYNC;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
