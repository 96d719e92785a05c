package dev.envlog.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a dump to a part of it: some of its listeners and chains, with the routes and clusters they lead to.
 *
 * @param listener part of the listeners' or chains' names, any case; null for all
 * @param port a port that a listener is bound to or that a chain matches; null for all
 * @param cluster part of the name of a cluster that a chain leads to, any case; null for all
 */
public record Narrowing(
        @Nullable String listener,
        @Nullable Integer port,
        @Nullable String cluster) {

    /** Whether it is all of the dump. */
    public boolean isAll() {
        return listener == null && port == null && cluster == null;
    }

    /** The part of a dump. */
    public Dump of(Dump dump) {
        if (isAll()) {
            return dump;
        }
        List<Listener> listeners = new ArrayList<>();
        Set<String> clusters = new LinkedHashSet<>();
        Set<RouteConfiguration> routes = new LinkedHashSet<>();
        for (Listener one : dump.listeners()) {
            List<FilterChain> chains = one.filterChains().stream()
                    .filter(chain -> wanted(dump, one, chain))
                    .toList();
            FilterChain otherwise = one.defaultFilterChain();
            FilterChain last = otherwise != null && wanted(dump, one, otherwise) ? otherwise : null;
            if (!chains.isEmpty() || last != null) {
                listeners.add(new Listener(
                        one.name(),
                        one.state(),
                        one.address(),
                        one.additionalAddresses(),
                        one.trafficDirection(),
                        one.bindToPort(),
                        one.useOriginalDst(),
                        one.listenerFilters(),
                        chains,
                        last,
                        one.matcher()));
                chains.forEach(chain -> gather(dump, chain, clusters, routes));
                if (last != null) {
                    gather(dump, last, clusters, routes);
                }
            }
        }
        return new Dump(
                dump.source(),
                dump.node(),
                dump.admin(),
                listeners,
                List.copyOf(routes),
                dump.clusters().stream()
                        .filter(one -> cluster != null ? contains(one.name(), cluster) : clusters.contains(one.name()))
                        .toList(),
                List.of(),
                dump.doubt());
    }

    private boolean wanted(Dump dump, Listener of, FilterChain chain) {
        Integer bound = of.address() == null ? null : of.address().port();
        boolean named = listener == null || contains(of.name(), listener) || contains(chain.name(), listener);
        boolean at = port == null
                || (port.equals(bound) && chain.match().destinationPort() == null)
                || port.equals(chain.match().destinationPort());
        return named
                && at
                && (cluster == null || leadsTo(dump, chain).stream().anyMatch(name -> contains(name, cluster)));
    }

    private static void gather(Dump dump, FilterChain chain, Set<String> clusters, Set<RouteConfiguration> routes) {
        clusters.addAll(leadsTo(dump, chain));
        HttpConnectionManager manager = chain.http();
        RouteConfiguration table = manager == null ? null : dump.routes(manager);
        if (table != null) {
            routes.add(table);
        }
    }

    /** Names of the clusters that a chain can send to. */
    private static Set<String> leadsTo(Dump dump, FilterChain chain) {
        Set<String> names = new LinkedHashSet<>();
        TcpProxy proxy = chain.tcp();
        if (proxy != null) {
            proxy.clusters().forEach(one -> names.add(one.name()));
        }
        HttpConnectionManager manager = chain.http();
        RouteConfiguration table = manager == null ? null : dump.routes(manager);
        if (table != null) {
            table.virtualHosts()
                    .forEach(host -> host.routes().forEach(route -> {
                        if (route.action() instanceof RouteAction.Clusters to) {
                            to.clusters().forEach(one -> names.add(one.name()));
                        }
                    }));
        }
        return names;
    }

    private static boolean contains(String name, String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
