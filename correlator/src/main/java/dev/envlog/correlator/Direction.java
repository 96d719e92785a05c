package dev.envlog.correlator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sidecar passes on what its own application asks for or what others ask of it. Istio has the word in the names of its
 * clusters ({@code inbound|9080||}, {@code InboundPassthroughClusterIpv4}) and of its plugins ({@code stats_outbound}); other
 * names tell nothing.
 */
enum Direction {
    INBOUND,
    OUTBOUND;

    /** What the name says; null for nothing. Where it has both words, a service's name may have brought the second. */
    static @Nullable Direction of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int in = lower.indexOf("inbound");
        int out = lower.indexOf("outbound");
        if (in < 0 && out < 0) {
            return null;
        }
        return out < 0 || (in >= 0 && in < out) ? INBOUND : OUTBOUND;
    }

    /** Whether what has that direction can be about the cluster; true where the cluster's name tells nothing. */
    boolean fits(@Nullable String cluster) {
        Direction other = of(cluster);
        return other == null || other == this;
    }
}
