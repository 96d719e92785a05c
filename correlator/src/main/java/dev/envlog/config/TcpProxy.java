package dev.envlog.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network filter that forwards a connection as it is.
 *
 * @param statPrefix of its statistics
 * @param clusters one cluster, or several by weight
 * @param idleTimeout zero is off, null is Envoy's default of an hour
 * @param maxConnectAttempts null is one
 */
public record TcpProxy(
        Filter filter,
        String statPrefix,
        List<WeightedCluster> clusters,
        @Nullable Duration idleTimeout,
        @Nullable Integer maxConnectAttempts)
        implements NetworkFilter {}
