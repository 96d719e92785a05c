package dev.envlog.config.join;

import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.VirtualHost;
import org.jspecify.annotations.Nullable;

/**
 * What a route table does with a request.
 *
 * @param virtualHost null if no domain fits, or no route table is known
 * @param domain the one of its domains that won
 * @param route null if no route fits
 * @param certain false if other routes might have been taken as far as the log tells
 */
public record RouteChoice(
        @Nullable VirtualHost virtualHost,
        @Nullable String domain,
        @Nullable Route route,
        boolean certain) {

    static final RouteChoice NONE = new RouteChoice(null, null, null, true);

    /** The retry policy that applied: the route's, or else the virtual host's; null if there is none. */
    public @Nullable RetryPolicy retryPolicy() {
        if (route != null && route.retryPolicy() != null) {
            return route.retryPolicy();
        }
        return route == null || virtualHost == null ? null : virtualHost.retryPolicy();
    }

    /** Name of the route, null if it is not known for sure or has none. */
    public @Nullable String routeName() {
        return route == null || !certain || route.name().isEmpty() ? null : route.name();
    }
}
