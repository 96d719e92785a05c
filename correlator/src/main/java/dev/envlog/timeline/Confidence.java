package dev.envlog.timeline;

import java.util.Locale;

/** How far a link or an ownership can be relied on. */
public enum Confidence {
    /** Printed in the log, or follows from the order of lines of one known thread. */
    CERTAIN,
    /** The best fit of the evidence; others were possible. */
    INFERRED;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
