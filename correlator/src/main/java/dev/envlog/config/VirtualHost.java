package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes of some domains.
 *
 * @param domains exact, {@code *.suffix}, {@code prefix.*} or {@code *}, which is the order of precedence
 * @param routes in order: the first that matches wins
 * @param retryPolicy for routes that have none of their own
 */
public record VirtualHost(
        String name,
        List<String> domains,
        List<Route> routes,
        @Nullable RetryPolicy retryPolicy) {}
