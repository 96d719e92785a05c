package dev.envlog.cli.dump;

import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.VirtualHost;
import dev.envlog.config.WeightedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads route tables ({@code envoy.config.route.v3.RouteConfiguration}). */
final class RouteReader {

    private static final int LONGEST_BODY = 200;

    private RouteReader() {}

    static RouteConfiguration configuration(Tree configuration) {
        return new RouteConfiguration(
                configuration.get("name").text(""),
                configuration.get("virtual_hosts").list().stream()
                        .map(RouteReader::virtualHost)
                        .toList(),
                configuration.get("ignore_port_in_host_matching").truth(false));
    }

    private static VirtualHost virtualHost(Tree host) {
        return new VirtualHost(
                host.get("name").text(""),
                host.get("domains").texts(),
                host.get("routes").list().stream().map(RouteReader::route).toList(),
                retry(host.get("retry_policy")));
    }

    private static Route route(Tree route) {
        Tree to = route.get("route");
        return new Route(
                route.get("name").text(""),
                RouteMatchReader.match(route.get("match")),
                action(route),
                to.get("timeout").duration(),
                to.get("idle_timeout").duration(),
                to.at("max_stream_duration.max_stream_duration").duration(),
                retry(to.get("retry_policy")),
                Stream.of("typed_per_filter_config", "per_filter_config")
                        .flatMap(field -> route.get(field).fields().keySet().stream())
                        .toList());
    }

    private static RouteAction action(Tree route) {
        if (route.has("route")) {
            return forward(route.get("route"));
        }
        if (route.has("redirect")) {
            return redirect(route.get("redirect"));
        }
        if (route.has("direct_response")) {
            Tree direct = route.get("direct_response");
            String body = direct.at("body.inline_string").text();
            return new RouteAction.DirectResponse(
                    direct.get("status").integer(0),
                    body == null || body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY));
        }
        return new RouteAction.Other(route.has("filter_action") ? "filter_action" : "non_forwarding_action");
    }

    private static RouteAction forward(Tree to) {
        String cluster = to.get("cluster").text();
        if (cluster != null) {
            return new RouteAction.Clusters(List.of(new WeightedCluster(cluster, 1)));
        }
        if (to.has("weighted_clusters")) {
            return new RouteAction.Clusters(weighted(to.get("weighted_clusters")));
        }
        String header = to.get("cluster_header").text();
        if (header != null) {
            return new RouteAction.ClusterHeader(header);
        }
        String plugin = to.get("cluster_specifier_plugin").text();
        return new RouteAction.ClusterSpecifier(
                plugin != null
                        ? plugin
                        : to.at("inline_cluster_specifier_plugin.extension.name")
                                .text("?"));
    }

    static List<WeightedCluster> weighted(Tree weighted) {
        List<WeightedCluster> clusters = new ArrayList<>();
        for (Tree one : weighted.get("clusters").list()) {
            Long weight = one.get("weight").number();
            String name = one.get("name").text();
            String header = one.get("cluster_header").text("?");
            clusters.add(new WeightedCluster(name != null ? name : "header " + header, weight == null ? 0 : weight));
        }
        return List.copyOf(clusters);
    }

    private static RouteAction redirect(Tree redirect) {
        StringBuilder target = new StringBuilder();
        String scheme = redirect.get("scheme_redirect").text();
        if (redirect.get("https_redirect").truth(false)) {
            scheme = "https";
        }
        target.append(scheme == null ? "" : scheme + "://");
        target.append(redirect.get("host_redirect").text(""));
        Integer port = redirect.get("port_redirect").integer();
        target.append(port == null || port == 0 ? "" : ":" + port);
        target.append(redirect.get("path_redirect")
                .text(redirect.get("prefix_rewrite")
                        .text(redirect.at("regex_rewrite.substitution").text(""))));
        int status = switch (redirect.get("response_code").text("MOVED_PERMANENTLY")) {
            case "FOUND" -> 302;
            case "SEE_OTHER" -> 303;
            case "TEMPORARY_REDIRECT" -> 307;
            case "PERMANENT_REDIRECT" -> 308;
            default -> 301;
        };
        return new RouteAction.Redirect(status, target.toString());
    }

    private static @Nullable RetryPolicy retry(Tree policy) {
        if (policy.isMissing()) {
            return null;
        }
        String on = policy.get("retry_on").text("");
        return new RetryPolicy(
                Stream.of(on.split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList(),
                policy.get("num_retries").integer(1),
                policy.get("per_try_timeout").duration(),
                policy.get("retriable_status_codes").list().stream()
                        .map(code -> code.integer(0))
                        .toList());
    }
}
