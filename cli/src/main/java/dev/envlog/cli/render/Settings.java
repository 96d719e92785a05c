package dev.envlog.cli.render;

import dev.envlog.config.HeaderMatch;
import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteMatch;
import dev.envlog.config.WeightedCluster;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a configuration in words. */
final class Settings {

    private Settings() {}

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
    static String timeout(@Nullable Duration duration, String otherwise) {
        return duration == null ? otherwise + " (default)" : timeout(duration);
    }

    static String match(RouteMatch match) {
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
        match.headers().forEach(header -> parts.add("header " + condition(header)));
        match.parameters().forEach(parameter -> parts.add("parameter " + condition(parameter)));
        if (match.grpc()) {
            parts.add("gRPC");
        }
        parts.addAll(match.others());
        return String.join(", ", parts);
    }

    private static String condition(HeaderMatch match) {
        String not = match.invert() ? "not " : "";
        return match.name() + " "
                + switch (match.kind()) {
                    case EXACT -> (match.invert() ? "≠ " : "= ") + match.value();
                    case PRESENT -> not + "there";
                    case ABSENT -> match.invert() ? "there" : "not there";
                    case CUSTOM -> not + "as an extension says";
                    default -> not + match.kind().name().toLowerCase(Locale.ROOT) + " " + match.value();
                };
    }

    static String action(RouteAction action) {
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
    static String route(Route route) {
        return (route.name().isEmpty() ? "" : route.name() + ": ") + match(route.match());
    }

    static String retries(@Nullable RetryPolicy policy) {
        if (policy == null || policy.numRetries() == 0) {
            return "no retries";
        }
        return "retries " + policy.numRetries() + " on " + String.join(",", policy.retryOn())
                + (policy.perTryTimeout() == null ? "" : ", per try " + timeout(policy.perTryTimeout()));
    }
}
