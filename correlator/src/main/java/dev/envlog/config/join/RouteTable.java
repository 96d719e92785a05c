package dev.envlog.config.join;

import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.VirtualHost;
import dev.envlog.config.WeightedCluster;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the route of a request as Envoy does. */
final class RouteTable {

    private final RouteConditions conditions = new RouteConditions();

    /**
     * The route of a request.
     *
     * @param outcome what the log tells of the choice
     * @return null if this table cannot have led to the outcome
     */
    @Nullable
    RouteChoice choose(RouteConfiguration table, Request request, Outcome outcome) {
        String host = request.host(table.ignorePortInHostMatching());
        VirtualHost best = null;
        String domain = null;
        for (VirtualHost one : table.virtualHosts()) {
            for (String candidate : one.domains()) {
                if (Domains.fits(candidate, host) && (domain == null || Domains.beats(candidate, domain))) {
                    best = one;
                    domain = candidate;
                }
            }
        }
        if (best == null) {
            return outcome.fits(null, request) ? RouteChoice.NONE : null;
        }
        if (request.path == null && request.method == null && outcome.cluster() == null) {
            return new RouteChoice(best, domain, null, false);
        }
        List<Route> options = new ArrayList<>();
        boolean sure = false;
        for (Route route : best.routes()) {
            Fit fit = conditions.fits(route.match(), request);
            if (fit != Fit.NO) {
                options.add(route);
            }
            if (fit == Fit.YES) {
                sure = true;
                break;
            }
        }
        List<Route> fitting =
                options.stream().filter(route -> outcome.fits(route, request)).toList();
        boolean none = !sure && outcome.fits(null, request);
        if (fitting.isEmpty()) {
            return none ? new RouteChoice(best, domain, null, true) : null;
        }
        return new RouteChoice(best, domain, fitting.get(0), fitting.size() == 1 && (sure || !none));
    }

    /** Whether a route answers by itself. */
    static boolean answers(RouteAction action) {
        return action instanceof RouteAction.Redirect || action instanceof RouteAction.DirectResponse;
    }

    /** Whether a header names the cluster. */
    static boolean byHeader(WeightedCluster cluster) {
        return cluster.name().startsWith("header ");
    }

    /**
     * What the log tells of the choice of a route.
     *
     * @param cluster that the router chose, null if it did not say
     * @param noRoute true if it said that there is no route
     * @param direct true if the route answered by itself
     * @param name of the route in the access log, null if it is not there
     */
    record Outcome(
            @Nullable String cluster,
            boolean noRoute,
            boolean direct,
            @Nullable String name) {

        /** Whether it can be what came of a route; null for none. */
        boolean fits(@Nullable Route route, Request request) {
            if (route == null) {
                return cluster == null && !direct && name == null;
            }
            if (name != null && !name.equals(route.name())) {
                return false;
            }
            RouteAction action = route.action();
            if (noRoute) {
                return false;
            }
            if (direct) {
                return answers(action);
            }
            return cluster == null || (!answers(action) && leadsTo(action, cluster, request));
        }

        private static boolean leadsTo(RouteAction action, String cluster, Request request) {
            if (action instanceof RouteAction.Clusters clusters) {
                return clusters.clusters().stream().anyMatch(one -> one.name().equals(cluster) || byHeader(one));
            }
            if (action instanceof RouteAction.ClusterHeader header) {
                return !request.hasHeaders() || cluster.equals(request.header(header.header()));
            }
            return true;
        }
    }
}
