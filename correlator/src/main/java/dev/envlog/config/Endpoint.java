package dev.envlog.config;

import org.jspecify.annotations.Nullable;

/**
 * An upstream host as configured.
 *
 * @param health {@code HEALTHY}, {@code UNHEALTHY}, {@code DRAINING}, {@code TIMEOUT}, {@code DEGRADED}, {@code UNKNOWN}
 * @param locality {@code region/zone/sub_zone}, null if not set
 * @param priority 0 is used first
 * @param weight null if not set
 */
public record Endpoint(
        Address address,
        String health,
        @Nullable String locality,
        int priority,
        @Nullable Long weight) {

    /** Whether requests go to it as far as is known. */
    public boolean isWell() {
        return health.equals("HEALTHY") || health.equals("UNKNOWN");
    }
}
