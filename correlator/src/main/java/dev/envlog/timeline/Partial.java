package dev.envlog.timeline;

import java.util.Locale;

/** What the log does not show of an exchange. */
public enum Partial {
    NO_START,
    NO_END,
    BOTH;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
