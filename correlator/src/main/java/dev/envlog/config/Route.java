package dev.envlog.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One route.
 *
 * @param name empty if not set
 * @param timeout of the whole response; zero is off, null is Envoy's default of 15 seconds
 * @param idleTimeout of the stream, in place of the connection manager's; null if not set
 * @param maxStreamDuration null if not set, zero is off
 * @param retryPolicy its own, null if it has none
 * @param filterConfigs names of the filters that it configures on its own ({@code typed_per_filter_config})
 */
public record Route(
        String name,
        RouteMatch match,
        RouteAction action,
        @Nullable Duration timeout,
        @Nullable Duration idleTimeout,
        @Nullable Duration maxStreamDuration,
        @Nullable RetryPolicy retryPolicy,
        List<String> filterConfigs) {}
