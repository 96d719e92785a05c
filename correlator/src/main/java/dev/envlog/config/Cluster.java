package dev.envlog.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Upstream hosts that do the same.
 *
 * @param type how hosts are found: {@code STATIC}, {@code STRICT_DNS}, {@code LOGICAL_DNS}, {@code EDS}, {@code ORIGINAL_DST}, or
 *     the canonical name of an extension
 * @param lbPolicy {@code ROUND_ROBIN} if not set
 * @param connectTimeout null is Envoy's default of 5 seconds
 * @param edsServiceName what the endpoints are called where that is not the cluster's name, else null
 * @param transportSocket canonical name, null for plain text; not told for clusters that choose one by endpoint
 * @param circuitBreakers empty if none are set
 * @param endpoints null if the dump does not tell: it lacks the endpoints section of a cluster that gets its hosts by EDS
 */
public record Cluster(
        String name,
        State state,
        String type,
        String lbPolicy,
        @Nullable Duration connectTimeout,
        @Nullable String edsServiceName,
        @Nullable String transportSocket,
        List<CircuitBreaker> circuitBreakers,
        @Nullable List<Endpoint> endpoints) {

    /** Limits for one priority; what is null is Envoy's default: 1024, retries 3. */
    public record CircuitBreaker(
            String priority,
            @Nullable Long maxConnections,
            @Nullable Long maxPendingRequests,
            @Nullable Long maxRequests,
            @Nullable Long maxRetries) {}
}
