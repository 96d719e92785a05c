package dev.envlog.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network filter that makes HTTP streams of a connection.
 *
 * @param statPrefix of its statistics
 * @param httpFilters in order of a request
 * @param routeConfigName name of the route configuration that comes by RDS; null if it is inline or scoped
 * @param routeConfiguration the inline route configuration, else null
 * @param streamIdleTimeout zero is off, null is Envoy's default of 5 minutes
 * @param requestTimeout until a request is complete; null or zero is off
 */
public record HttpConnectionManager(
        Filter filter,
        String statPrefix,
        List<Filter> httpFilters,
        @Nullable String routeConfigName,
        @Nullable RouteConfiguration routeConfiguration,
        @Nullable Duration streamIdleTimeout,
        @Nullable Duration requestTimeout)
        implements NetworkFilter {}
