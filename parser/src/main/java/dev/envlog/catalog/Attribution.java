package dev.envlog.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Who produced a line, and how that is known. Both parts are null if it is not known.
 *
 * @param component the producer
 * @param by the evidence
 */
public record Attribution(
        @Nullable Component component, @Nullable ComponentEvidence by) {

    /** Nothing is known. */
    public static final Attribution UNKNOWN = new Attribution(null, null);
}
