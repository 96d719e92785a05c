package dev.envlog.config.join;

import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.VirtualHost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request beside the configuration it ran under. What the log does not tell is null or empty; where it leaves several
 * readings, what they have in common is told.
 *
 * @param dump the configuration
 * @param chains the filter chains that can have served it: one if the log tells
 * @param why what the choice of the chain rests on, in words
 * @param listenerFilters of the listener, in order
 * @param networkFilters of the chain, in order
 * @param httpFilters of the chain, in order of a request
 * @param stoppedBy what is known of who ended the request before the router sent it on, in words; null if nobody did
 * @param routes the route table
 * @param virtualHost null if no domain fits, or no route table is known
 * @param domain the domain of the virtual host that won
 * @param route null if none fits
 * @param routeCertain false if other routes may have been taken as far as the log tells
 * @param cluster the cluster that the log names, or that the route names if the request did not come so far
 * @param problem why the dump does not fit what is missing here, in words; null if nothing is wrong
 */
public record Joined(
        Dump dump,
        List<ChainRef> chains,
        List<String> why,
        List<FilterUse> listenerFilters,
        List<FilterUse> networkFilters,
        List<FilterUse> httpFilters,
        @Nullable String stoppedBy,
        @Nullable RouteConfiguration routes,
        @Nullable VirtualHost virtualHost,
        @Nullable String domain,
        @Nullable Route route,
        boolean routeCertain,
        @Nullable Cluster cluster,
        @Nullable String problem) {

    /** The chain that served it, null if the log leaves several or none. */
    public @Nullable ChainRef chain() {
        return chains.size() == 1 ? chains.get(0) : null;
    }

    /** What of it is true of the client's connection, whichever request came on it. */
    public Joined downstream() {
        return new Joined(
                dump,
                chains,
                why,
                listenerFilters,
                networkFilters,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                problem);
    }

    /** What of it is true of the connection to the upstream. */
    public Joined upstream() {
        return new Joined(
                dump, List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, null, null, false,
                cluster, problem);
    }

    /** The retry policy that applied: the route's, or else the virtual host's; null if there is none. */
    public @Nullable RetryPolicy retryPolicy() {
        if (route != null && route.retryPolicy() != null) {
            return route.retryPolicy();
        }
        return route == null || virtualHost == null ? null : virtualHost.retryPolicy();
    }

    /** Name of the route, null if it is not known for sure or has none. */
    public @Nullable String routeName() {
        return route == null || !routeCertain || route.name().isEmpty() ? null : route.name();
    }
}
