package dev.envlog.timeline;

import java.util.Locale;

/** Which half of an exchange is not wholly in the log: where the response begins the second one begins. */
public enum Partial {
    NO_START,
    NO_END,
    BOTH;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
