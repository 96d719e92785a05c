package dev.envlog.cli.dump;

import dev.envlog.config.Address;
import dev.envlog.config.Cluster;
import dev.envlog.config.Cluster.CircuitBreaker;
import dev.envlog.config.Endpoint;
import dev.envlog.config.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads clusters ({@code envoy.config.cluster.v3.Cluster}) and their endpoints ({@code ClusterLoadAssignment}). */
final class ClusterReader {

    private ClusterReader() {}

    static Cluster cluster(Tree cluster, State state) {
        String type = type(cluster);
        Tree socket = cluster.get("transport_socket");
        return new Cluster(
                cluster.get("name").text(""),
                state,
                type,
                policy(cluster),
                cluster.get("connect_timeout").duration(),
                cluster.at("eds_cluster_config.service_name").text(),
                socket.isMissing()
                        ? cluster.has("tls_context") ? "envoy.transport_sockets.tls" : null
                        : TypeNames.canonical(
                                FilterReader.config(socket).type(),
                                socket.get("name").text("")),
                cluster.at("circuit_breakers.thresholds").list().stream()
                        .map(ClusterReader::breaker)
                        .toList(),
                own(cluster, type));
    }

    /** The same cluster with its endpoints. */
    static Cluster with(Cluster cluster, List<Endpoint> endpoints) {
        return new Cluster(
                cluster.name(),
                cluster.state(),
                cluster.type(),
                cluster.lbPolicy(),
                cluster.connectTimeout(),
                cluster.edsServiceName(),
                cluster.transportSocket(),
                cluster.circuitBreakers(),
                endpoints);
    }

    private static String type(Tree cluster) {
        Tree custom = cluster.get("cluster_type");
        if (custom.isMissing()) {
            return cluster.get("type").text("STATIC");
        }
        return TypeNames.canonical(
                FilterReader.config(custom).type(), custom.get("name").text(""));
    }

    private static String policy(Tree cluster) {
        List<Tree> policies = cluster.at("load_balancing_policy.policies").list();
        String usual = cluster.get("lb_policy").text("ROUND_ROBIN");
        return policies.isEmpty()
                ? usual
                : policies.get(0).at("typed_extension_config.name").text(usual);
    }

    private static CircuitBreaker breaker(Tree threshold) {
        return new CircuitBreaker(
                threshold.get("priority").text("DEFAULT"),
                threshold.get("max_connections").number(),
                threshold.get("max_pending_requests").number(),
                threshold.get("max_requests").number(),
                threshold.get("max_retries").number());
    }

    /** Those that stand in the cluster itself; null if they come from elsewhere. */
    private static @Nullable List<Endpoint> own(Tree cluster, String type) {
        if (cluster.has("load_assignment")) {
            return endpoints(cluster.get("load_assignment"));
        }
        if (cluster.has("hosts")) {
            List<Endpoint> endpoints = new ArrayList<>();
            for (Tree host : cluster.get("hosts").list()) {
                add(endpoints, ListenerReader.address(host), "UNKNOWN", null, 0, null);
            }
            return List.copyOf(endpoints);
        }
        return type.equals("EDS") ? null : List.of();
    }

    static List<Endpoint> endpoints(Tree assignment) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Tree group : assignment.get("endpoints").list()) {
            String locality = locality(group.get("locality"));
            int priority = group.get("priority").integer(0);
            for (Tree one : group.get("lb_endpoints").list()) {
                add(
                        endpoints,
                        ListenerReader.address(one.at("endpoint.address")),
                        one.get("health_status").text("UNKNOWN"),
                        locality,
                        priority,
                        one.get("load_balancing_weight").number());
            }
        }
        return List.copyOf(endpoints);
    }

    private static void add(
            List<Endpoint> endpoints,
            @Nullable Address address,
            String health,
            @Nullable String locality,
            int priority,
            @Nullable Long weight) {
        if (address != null) {
            endpoints.add(new Endpoint(address, health, locality, priority, weight));
        }
    }

    private static @Nullable String locality(Tree locality) {
        String text = Stream.of("region", "zone", "sub_zone")
                .map(field -> locality.get(field).text())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        return text.isEmpty() ? null : text;
    }
}
