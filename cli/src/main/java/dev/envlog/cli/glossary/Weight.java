package dev.envlog.cli.glossary;

import java.util.Locale;

/** How a statement or a code is to be taken. */
public enum Weight {
    /** Part of normal work. */
    HARMLESS,
    /** Worth a look if something is wrong. */
    NOTABLE,
    /** A request or a connection fails by it, or will. */
    FAILURE;

    /** Spelling in files and in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Weight of(String word) {
        for (Weight weight : values()) {
            if (weight.printed().equals(word)) {
                return weight;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no weight; there are harmless, notable, failure");
    }
}
