package dev.envlog.cli.render;

import dev.envlog.config.Cluster;
import dev.envlog.config.Endpoint;
import dev.envlog.config.Filter;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.HeaderMatch;
import dev.envlog.config.Listener;
import dev.envlog.config.ListenerFilter;
import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteMatch;
import dev.envlog.config.State;
import dev.envlog.config.WeightedCluster;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a configuration in words. */
public final class ConfigWords {

    /** Endpoints of a cluster that are listed. */
    private static final int MOST_ENDPOINTS = 8;

    private ConfigWords() {}

    /** {@code 250ms}, {@code 15s}, {@code 1h}; {@code off} for zero, which is what it means for timeouts. */
    static String timeout(Duration duration) {
        if (duration.isZero()) {
            return "off";
        }
        long seconds = duration.getSeconds();
        if (duration.getNano() != 0) {
            BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
            return seconds == 0
                    ? millis.toPlainString() + "ms"
                    : millis.movePointLeft(3).stripTrailingZeros().toPlainString() + "s";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }

    /** A timeout with what is used where none is set. */
    public static String timeout(@Nullable Duration duration, String otherwise) {
        return duration == null ? otherwise + " (default)" : timeout(duration);
    }

    static String match(RouteMatch match, Redactor redactor) {
        List<String> parts = new ArrayList<>();
        RouteMatch.Path path = match.path();
        parts.add(
                switch (path.kind()) {
                    case PREFIX -> path.value().isEmpty() ? "any path" : "prefix " + path.value();
                    case PATH -> "path " + path.value();
                    case SAFE_REGEX -> "regex " + path.value();
                    case PATH_SEPARATED_PREFIX -> "path-separated prefix " + path.value();
                    case CONNECT -> "CONNECT";
                    case PATH_MATCH_POLICY -> "path template " + path.value();
                });
        if (!match.caseSensitive()) {
            parts.add("any case");
        }
        match.headers().forEach(header -> parts.add("header " + condition(header, redactor)));
        match.parameters().forEach(parameter -> parts.add("parameter " + condition(parameter, redactor)));
        if (match.grpc()) {
            parts.add("gRPC");
        }
        parts.addAll(match.others());
        return redactor.text(String.join(", ", parts));
    }

    private static String condition(HeaderMatch match, Redactor redactor) {
        String not = match.invert() ? "not " : "";
        return match.name() + " "
                + switch (match.kind()) {
                    case EXACT -> (match.invert() ? "≠ " : "= ") + redactor.header(match.name(), match.value());
                    case PRESENT -> not + "there";
                    case ABSENT -> match.invert() ? "there" : "not there";
                    case CUSTOM -> not + "as an extension says";
                    default ->
                        not + match.kind().name().toLowerCase(Locale.ROOT) + " "
                                + redactor.header(match.name(), match.value());
                };
    }

    /** What a route does. */
    public static String action(RouteAction action) {
        if (action instanceof RouteAction.Clusters clusters) {
            return clusters(clusters.clusters());
        }
        if (action instanceof RouteAction.ClusterHeader header) {
            return "the cluster that header " + header.header() + " names";
        }
        if (action instanceof RouteAction.ClusterSpecifier specifier) {
            return "a cluster that " + specifier.plugin() + " chooses";
        }
        if (action instanceof RouteAction.Redirect redirect) {
            return "redirect " + redirect.status() + (redirect.target().isEmpty() ? "" : " to " + redirect.target());
        }
        if (action instanceof RouteAction.DirectResponse direct) {
            return "direct response " + direct.status();
        }
        return ((RouteAction.Other) action).name();
    }

    static String clusters(List<WeightedCluster> clusters) {
        if (clusters.size() == 1) {
            return clusters.get(0).name();
        }
        return clusters.stream().map(one -> one.name() + " " + one.weight()).collect(Collectors.joining(", "));
    }

    /** {@code route (its name)}: what a route is called, and how it matches. */
    public static String route(Route route, Redactor redactor) {
        return (route.name().isEmpty() ? "" : route.name() + ": ") + match(route.match(), redactor);
    }

    /** When a request is tried again. */
    public static String retries(@Nullable RetryPolicy policy) {
        if (policy == null || policy.numRetries() == 0) {
            return "no retries";
        }
        return "retries " + policy.numRetries() + " on " + String.join(",", policy.retryOn())
                + (policy.perTryTimeout() == null ? "" : ", per try " + timeout(policy.perTryTimeout()));
    }

    /** What stands before a part, as wide as the column before it. */
    static String label(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - text.length()));
    }

    static String direction(Listener listener) {
        return listener.trafficDirection() == null
                ? ""
                : listener.trafficDirection().toLowerCase(Locale.ROOT);
    }

    /** Only what is not as usual. */
    static String state(State state) {
        return state == State.WARMING || state == State.DRAINING ? state.name().toLowerCase(Locale.ROOT) : "";
    }

    /** The instance's name without what all of them begin with, and what it runs. */
    static String filter(Filter filter) {
        String name = Names.filter(filter.name());
        return name + (filter.plugin() == null ? "" : " (" + filter.plugin() + ")") + (filter.disabled() ? " off" : "");
    }

    static String matchOrAll(FilterChainMatch match) {
        List<String> parts = new ArrayList<>();
        if (match.destinationPort() != null) {
            parts.add("port " + match.destinationPort());
        }
        // All addresses are no condition.
        if (match.prefixRanges().stream().anyMatch(range -> range.prefixLength() > 0)) {
            parts.add("to " + words(match.prefixRanges()));
        }
        if (!match.serverNames().isEmpty()) {
            parts.add("SNI " + words(match.serverNames()));
        }
        if (match.transportProtocol() != null) {
            parts.add(match.isForPlainText() ? "no TLS" : match.transportProtocol());
        }
        if (!match.applicationProtocols().isEmpty()) {
            parts.add("ALPN " + words(match.applicationProtocols()));
        }
        if (match.sourceType() != null) {
            parts.add(match.sourceType().toLowerCase(Locale.ROOT));
        }
        if (!match.directSourcePrefixRanges().isEmpty()) {
            parts.add("from peer " + words(match.directSourcePrefixRanges()));
        }
        if (!match.sourcePrefixRanges().isEmpty()) {
            parts.add("from " + words(match.sourcePrefixRanges()));
        }
        if (!match.sourcePorts().isEmpty()) {
            parts.add("from port " + words(match.sourcePorts()));
        }
        return parts.isEmpty() ? "all" : String.join(", ", parts);
    }

    private static String words(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("|"));
    }

    static String condition(ListenerFilter.Condition condition) {
        if (condition instanceof ListenerFilter.DestinationPorts ports) {
            return ports.end() - ports.start() == 1
                    ? "port " + ports.start()
                    : "ports " + ports.start() + "–" + (ports.end() - 1);
        }
        if (condition instanceof ListenerFilter.Or or) {
            return or.conditions().stream().map(ConfigWords::condition).collect(Collectors.joining(", "));
        }
        if (condition instanceof ListenerFilter.And and) {
            return and.conditions().stream().map(ConfigWords::condition).collect(Collectors.joining(" and "));
        }
        return condition instanceof ListenerFilter.Not not ? "not " + condition(not.condition()) : "any";
    }

    /** Istio sets the largest number for no limit. */
    static String limits(Cluster.CircuitBreaker limit) {
        List<String> parts = new ArrayList<>();
        limit(parts, limit.maxConnections(), " connections");
        limit(parts, limit.maxPendingRequests(), " pending");
        limit(parts, limit.maxRequests(), " requests");
        limit(parts, limit.maxRetries(), " retries");
        return parts.isEmpty() ? "" : "at most " + String.join(", ", parts);
    }

    private static void limit(List<String> parts, @Nullable Long most, String of) {
        if (most != null && most < 0xffff_ffffL) {
            parts.add(most + of);
        }
    }

    /**
     * Adds the first of a cluster's endpoints, and how many more there are.
     *
     * @param hint what to say behind that there are none
     */
    static void endpoints(Flow flow, Cluster cluster, String hint) {
        List<Endpoint> endpoints = cluster.endpoints();
        if (endpoints == null) {
            flow.add("endpoints not in the dump" + hint, Role.DIM);
            return;
        }
        endpoints.stream()
                .limit(MOST_ENDPOINTS)
                .forEach(one -> flow.add(one.address() + " " + one.health(), role(one)));
        int more = endpoints.size() - MOST_ENDPOINTS;
        flow.add(more > 0 ? more + " more endpoints" : "");
    }

    private static Role role(Endpoint endpoint) {
        return endpoint.isWell() ? Role.PLAIN : Role.FAIL;
    }
}
