package dev.envlog.cli.render;

import dev.envlog.config.Address;
import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.config.Endpoint;
import dev.envlog.config.Filter;
import dev.envlog.config.FilterChain;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.Listener;
import dev.envlog.config.Node;
import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.TcpProxy;
import dev.envlog.config.VirtualHost;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/config/1}. */
final class ConfigRecord {

    private final JsonGenerator out;
    private final Fields fields;
    private final Redactor redactor;

    private ConfigRecord(JsonGenerator out, Redactor redactor) {
        this.out = out;
        this.fields = new Fields(out);
        this.redactor = redactor;
    }

    static void write(JsonGenerator out, Dump dump, Redactor redactor) {
        new ConfigRecord(out, redactor).write(dump);
    }

    private void write(Dump dump) {
        fields.text("schema", "envlog/config/1");
        fields.text("file", dump.source());
        Node node = dump.node();
        fields.text("node", node == null ? null : node.id());
        fields.text("nodeName", node == null ? null : node.name());
        fields.text("nodeNamespace", node == null ? null : node.namespace());
        fields.text("version", node == null ? null : node.version());
        objects("listeners", dump.listeners(), this::listener);
        objects("routeConfigurations", dump.routeConfigurations(), this::routes);
        objects("clusters", dump.clusters(), this::cluster);
        objects("others", dump.others(), other -> {
            fields.text("type", other.typeUrl());
            fields.text("name", other.name());
        });
    }

    private void listener(Listener listener) {
        fields.text("name", listener.name());
        fields.text("state", Fields.word(listener.state()));
        address("address", listener.address());
        fields.text("direction", listener.trafficDirection());
        fields.truth("bindToPort", listener.bindToPort());
        fields.truth("useOriginalDst", listener.useOriginalDst());
        objects("listenerFilters", listener.listenerFilters(), filter -> {
            filter(filter.filter());
            fields.text(
                    "disabledFor", filter.disabledFor() == null ? null : ConfigWords.condition(filter.disabledFor()));
        });
        objects("filterChains", listener.filterChains(), this::chain);
        objects(
                "defaultFilterChain",
                listener.defaultFilterChain() == null ? List.of() : List.of(listener.defaultFilterChain()),
                this::chain);
    }

    private void chain(FilterChain chain) {
        fields.text("name", chain.name());
        FilterChainMatch match = chain.match();
        out.writeName("match").writeStartObject();
        fields.number("destinationPort", match.destinationPort());
        fields.texts(
                "prefixRanges",
                match.prefixRanges().stream().map(Object::toString).toList());
        fields.texts("serverNames", match.serverNames());
        fields.text("transportProtocol", match.transportProtocol());
        fields.texts("applicationProtocols", match.applicationProtocols());
        fields.texts(
                "directSourcePrefixRanges",
                match.directSourcePrefixRanges().stream().map(Object::toString).toList());
        fields.text("sourceType", match.sourceType());
        fields.texts(
                "sourcePrefixRanges",
                match.sourcePrefixRanges().stream().map(Object::toString).toList());
        fields.texts(
                "sourcePorts",
                match.sourcePorts().stream().map(Object::toString).toList());
        out.writeEndObject();
        fields.text("transportSocket", chain.transportSocket());
        objects("networkFilters", chain.filters(), filter -> filter(filter.filter()));
        HttpConnectionManager manager = chain.http();
        objects("httpFilters", manager == null ? List.of() : manager.httpFilters(), this::filter);
        RouteConfiguration inline = manager == null ? null : manager.routeConfiguration();
        fields.text(
                "routeConfiguration",
                manager == null ? null : inline == null ? manager.routeConfigName() : inline.name());
        objects("inlineRoutes", inline == null ? List.of() : List.of(inline), this::routes);
        TcpProxy proxy = chain.tcp();
        fields.texts(
                "clusters",
                proxy == null
                        ? List.of()
                        : proxy.clusters().stream().map(one -> one.name()).toList());
    }

    private void filter(Filter filter) {
        fields.text("name", filter.name());
        fields.text("component", filter.component());
        fields.text("type", filter.typeUrl());
        fields.text("plugin", filter.plugin());
        fields.truth("disabled", filter.disabled());
    }

    private void routes(RouteConfiguration routes) {
        fields.text("name", routes.name());
        objects("virtualHosts", routes.virtualHosts(), this::host);
    }

    private void host(VirtualHost host) {
        fields.text("name", host.name());
        fields.texts("domains", host.domains());
        objects("routes", host.routes(), route -> route(host, route));
    }

    private void route(VirtualHost host, Route route) {
        fields.text("name", route.name());
        fields.text("match", ConfigWords.match(route.match(), redactor));
        fields.text("action", redactor.text(ConfigWords.action(route.action())));
        nanos("timeoutNs", route.timeout());
        nanos("idleTimeoutNs", route.idleTimeout());
        nanos("maxStreamDurationNs", route.maxStreamDuration());
        RetryPolicy policy = route.retryPolicy() == null ? host.retryPolicy() : route.retryPolicy();
        fields.texts("retryOn", policy == null ? List.of() : policy.retryOn());
        fields.number("retries", policy == null ? null : Integer.valueOf(policy.numRetries()));
        nanos("perTryTimeoutNs", policy == null ? null : policy.perTryTimeout());
        fields.texts("filterConfigs", route.filterConfigs());
    }

    private void cluster(Cluster cluster) {
        fields.text("name", cluster.name());
        fields.text("state", Fields.word(cluster.state()));
        fields.text("type", cluster.type());
        fields.text("lbPolicy", cluster.lbPolicy());
        nanos("connectTimeoutNs", cluster.connectTimeout());
        fields.text("edsServiceName", cluster.edsServiceName());
        fields.text("transportSocket", cluster.transportSocket());
        objects("circuitBreakers", cluster.circuitBreakers(), limit -> {
            fields.text("priority", limit.priority());
            fields.number("maxConnections", limit.maxConnections());
            fields.number("maxPendingRequests", limit.maxPendingRequests());
            fields.number("maxRequests", limit.maxRequests());
            fields.number("maxRetries", limit.maxRetries());
        });
        List<Endpoint> endpoints = cluster.endpoints();
        if (endpoints == null) {
            out.writeNullProperty("endpoints");
        } else {
            objects("endpoints", endpoints, this::endpoint);
        }
    }

    private void endpoint(Endpoint endpoint) {
        address("address", endpoint.address());
        fields.text("health", endpoint.health());
        fields.text("locality", endpoint.locality());
        fields.number("priority", endpoint.priority());
        fields.number("weight", endpoint.weight());
    }

    private void address(String name, @Nullable Address address) {
        fields.text(name, address == null ? null : address.toString());
    }

    private void nanos(String name, @Nullable Duration duration) {
        fields.number(name, duration == null ? null : Long.valueOf(duration.toNanos()));
    }

    private <T> void objects(String name, List<T> items, Consumer<T> writer) {
        out.writeName(name).writeStartArray();
        for (T item : items) {
            out.writeStartObject();
            writer.accept(item);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
