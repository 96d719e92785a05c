package dev.envlog.timeline;

import java.util.Locale;

/** Which side of the proxy a connection is on. */
public enum Side {
    /** Towards the client. */
    DOWNSTREAM,
    /** Towards the service. */
    UPSTREAM;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
