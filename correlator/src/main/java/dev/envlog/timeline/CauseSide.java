package dev.envlog.timeline;

import java.util.Locale;

/** On whose side the cause of a failure is. */
public enum CauseSide {
    CLIENT,
    /** This proxy, its configuration, or what it asks besides. */
    PROXY,
    UPSTREAM,
    /** The log does not tell. */
    UNKNOWN;

    private final String printed = name().toLowerCase(Locale.ROOT);

    /** Spelling in tables and in machine-readable output. */
    public String printed() {
        return printed;
    }

    /**
     * The side that a table names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static CauseSide of(String word) {
        for (CauseSide side : values()) {
            if (side.printed.equals(word)) {
                return side;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no side; there are client, proxy, upstream, unknown");
    }
}
