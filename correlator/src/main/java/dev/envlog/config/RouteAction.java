package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a route does with a request. */
public sealed interface RouteAction {

    /** Sends it to one cluster, or to one of several by weight. */
    record Clusters(List<WeightedCluster> clusters) implements RouteAction {}

    /** Sends it to the cluster that a header names. */
    record ClusterHeader(String header) implements RouteAction {}

    /** Sends it to a cluster that an extension chooses. */
    record ClusterSpecifier(String plugin) implements RouteAction {}

    /**
     * Sends the client elsewhere.
     *
     * @param status of the response
     * @param target what changes of the URL, in the order of a URL: {@code https://}, host, {@code :port}, path
     */
    record Redirect(int status, String target) implements RouteAction {}

    /**
     * Answers at once.
     *
     * @param body its beginning; null if none is set or it is in a file
     */
    record DirectResponse(int status, @Nullable String body) implements RouteAction {}

    /** Anything else, by its name in Envoy: {@code filter_action}, {@code non_forwarding_action}. */
    record Other(String name) implements RouteAction {}
}
