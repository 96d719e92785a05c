package dev.envlog.cli.render;

import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.config.Filter;
import dev.envlog.config.FilterChain;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.Listener;
import dev.envlog.config.ListenerFilter;
import dev.envlog.config.NetworkFilter;
import dev.envlog.config.Route;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.TcpProxy;
import dev.envlog.config.VirtualHost;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** All of a configuration: each listener with its chains, these with their filters and routes; then the clusters. */
final class ConfigDetails {

    private static final int CHAIN = 2;
    private static final int PART = 4;
    private static final int COLUMN = 20;
    private static final int MOST_DOMAINS = 3;
    private final Screen screen;
    private final Redactor redactor;

    ConfigDetails(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    void print(Dump dump) {
        Set<RouteConfiguration> shown = new HashSet<>();
        for (Listener listener : dump.listeners()) {
            screen.blank();
            new Flow(screen, PART, " · ")
                    .add(listener.title(), Role.STRONG)
                    .add(listener.address() == null ? "" : listener.address().toString())
                    .add(ConfigWords.direction(listener))
                    .add(ConfigWords.state(listener.state()), Role.DIM)
                    .add(listener.bindToPort() ? "" : "not bound to its port", Role.DIM)
                    .add(listener.useOriginalDst() ? "hands over to the listener of the original destination" : "")
                    .add(listener.matcher() ? "chains chosen by filter_chain_matcher" : "", Role.NOTE)
                    .print(0);
            list("listener filters", listener.listenerFilters(), ConfigDetails::filter);
            listener.filterChains().forEach(chain -> chain(dump, chain, false, shown));
            if (listener.defaultFilterChain() != null) {
                chain(dump, listener.defaultFilterChain(), true, shown);
            }
        }
        for (RouteConfiguration routes : dump.routeConfigurations()) {
            if (shown.add(routes)) {
                screen.blank();
                new Flow(screen, PART, " ")
                        .add("routes " + routes.name(), Role.STRONG)
                        .print(0);
                routes(routes);
            }
        }
        if (!dump.clusters().isEmpty()) {
            screen.blank();
            dump.clusters().forEach(this::cluster);
        }
    }

    private void chain(Dump dump, FilterChain chain, boolean otherwise, Set<RouteConfiguration> shown) {
        new Flow(screen, PART, " · ")
                .add("chain " + (chain.name().isEmpty() ? "without name" : chain.name()), Role.CLIENT)
                .add(otherwise ? "for all others" : "for " + ConfigWords.matchOrAll(chain.match()))
                .add(chain.transportSocket() == null ? "" : "TLS")
                .print(CHAIN);
        list("filters", chain.filters(), (NetworkFilter filter) -> ConfigWords.filter(filter.filter()));
        TcpProxy proxy = chain.tcp();
        if (proxy != null) {
            part("forwards to", ConfigWords.clusters(proxy.clusters()));
        }
        HttpConnectionManager manager = chain.http();
        if (manager == null) {
            return;
        }
        list("HTTP filters", manager.httpFilters(), (Filter filter) -> ConfigWords.filter(filter));
        RouteConfiguration routes = dump.routes(manager);
        if (routes == null) {
            part(
                    "routes",
                    manager.routeConfigName() == null ? "scoped" : manager.routeConfigName() + ", not in the dump");
        } else if (shown.add(routes)) {
            part("routes", routes.name().isEmpty() ? "without name" : routes.name());
            routes(routes);
        } else {
            part("routes", routes.name() + ", as above");
        }
    }

    private void routes(RouteConfiguration routes) {
        for (VirtualHost host : routes.virtualHosts()) {
            List<String> domains = host.domains();
            int more = domains.size() - MOST_DOMAINS;
            new Flow(screen, PART + 4, " ")
                    .add(host.name(), Role.PLAIN)
                    .add(
                            "for " + String.join(", ", domains.subList(0, Math.min(MOST_DOMAINS, domains.size())))
                                    + (more > 0 ? " and " + more + " more" : ""),
                            Role.DIM)
                    .print(PART + 2);
            host.routes().forEach(route -> route(host, route));
        }
    }

    private void route(VirtualHost host, Route route) {
        new Flow(screen, PART + 6, " · ")
                .add(redactor.text(ConfigWords.route(route, redactor) + " → " + ConfigWords.action(route.action())))
                .add(route.timeout() == null ? "" : "timeout " + ConfigWords.timeout(route.timeout()), Role.DIM)
                .add(
                        route.retryPolicy() == null && host.retryPolicy() == null
                                ? ""
                                : ConfigWords.retries(
                                        route.retryPolicy() == null ? host.retryPolicy() : route.retryPolicy()),
                        Role.DIM)
                .print(PART + 4);
    }

    private void cluster(Cluster cluster) {
        Flow flow = new Flow(screen, PART, " · ");
        flow.add("cluster " + cluster.name(), Role.UPSTREAM);
        flow.add(cluster.type());
        flow.add(cluster.lbPolicy());
        flow.add(ConfigWords.state(cluster.state()), Role.DIM);
        flow.add("connect timeout " + ConfigWords.timeout(cluster.connectTimeout(), "5s"));
        flow.add(cluster.transportSocket() == null ? "" : "TLS");
        cluster.circuitBreakers().forEach(limit -> flow.add(ConfigWords.limits(limit), Role.DIM));
        ConfigWords.endpoints(flow, cluster, "");
        flow.print(0);
    }

    private static String filter(ListenerFilter filter) {
        return ConfigWords.filter(filter.filter())
                + (filter.disabledFor() == null
                        ? ""
                        : " (not for " + ConfigWords.condition(filter.disabledFor()) + ")");
    }

    private <T> void list(String label, List<T> items, Function<T, String> words) {
        if (items.isEmpty()) {
            return;
        }
        Flow flow = new Flow(screen, COLUMN, " ").label(ConfigWords.label(label, COLUMN - PART));
        String arrow = "";
        for (T item : items) {
            flow.add(arrow + words.apply(item));
            arrow = "→ ";
        }
        flow.print(PART);
    }

    private void part(String label, String text) {
        new Flow(screen, COLUMN, " ")
                .add(text)
                .label(ConfigWords.label(label, COLUMN - PART))
                .print(PART);
    }
}
