package dev.envlog.config.join;

import dev.envlog.config.RouteConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was configured for one request of a connection.
 *
 * @param httpFilters of the chain, in order of a request
 * @param stoppedBy what is known of who ended the request before the router sent it on, in words; null if nobody did
 * @param routes the route table, null if none is known
 * @param choice what that does with the request
 */
public record JoinedRequest(
        List<FilterUse> httpFilters,
        @Nullable String stoppedBy,
        @Nullable RouteConfiguration routes,
        RouteChoice choice) {

    static final JoinedRequest NONE = new JoinedRequest(List.of(), null, null, RouteChoice.NONE);
}
