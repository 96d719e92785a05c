package dev.envlog.timeline;

import java.util.Locale;

/** Which end of a connection closed it. */
public enum Closer {
    /** This proxy. */
    LOCAL,
    /** The client or the upstream host. */
    REMOTE;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
