package dev.envlog.config.join;

import dev.envlog.config.Route;
import dev.envlog.config.VirtualHost;
import org.jspecify.annotations.Nullable;

/**
 * What a route table does with a request.
 *
 * @param virtualHost null if no domain fits
 * @param domain the one of its domains that won
 * @param route null if no route fits
 * @param certain false if other routes might have been taken as far as the log tells
 */
record RouteChoice(
        @Nullable VirtualHost virtualHost,
        @Nullable String domain,
        @Nullable Route route,
        boolean certain) {

    static final RouteChoice NONE = new RouteChoice(null, null, null, true);
}
