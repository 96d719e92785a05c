package dev.envlog.timeline;

import java.util.Locale;

/** How sure a cause is. */
public enum CauseConfidence {
    /** The log says so. */
    HIGH,
    /** It follows from what the log says, where something else could be meant. */
    MEDIUM,
    /** The likeliest of several. */
    LOW;

    private final String printed = name().toLowerCase(Locale.ROOT);

    /** Spelling in tables and in machine-readable output. */
    public String printed() {
        return printed;
    }

    /**
     * The confidence that a table names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static CauseConfidence of(String word) {
        for (CauseConfidence confidence : values()) {
            if (confidence.printed.equals(word)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no confidence; there are high, medium, low");
    }
}
