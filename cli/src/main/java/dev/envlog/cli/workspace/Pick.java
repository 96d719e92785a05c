package dev.envlog.cli.workspace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request that is named by what it is among all of a list, where two are alike the earlier one. Probes and side calls are meant
 * only where there is nothing else.
 */
public enum Pick {
    /** The one that ended last. What is open where the log ends did not, and is meant only if nothing ended. */
    LAST,
    /** The one to look at first: what failed before what did not, then what took longest. */
    WORST,
    /** The one that took longest; none if the log has no times. */
    SLOWEST;

    /** The pick of that name, null if it is none. */
    static @Nullable Pick named(String word) {
        for (Pick pick : values()) {
            if (pick.typed().equals(word)) {
                return pick;
            }
        }
        return null;
    }

    /** As typed. */
    public String typed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
