package dev.envlog.config.join;

import dev.envlog.config.Dump;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.Listener;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.State;
import dev.envlog.config.VirtualHost;
import dev.envlog.config.WeightedCluster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The filter chains of a dump, and which of them can lead to a cluster: a large dump has more than a thousand for each request. */
final class ChainIndex {

    private final Dump dump;
    private final List<ChainRef> all = new ArrayList<>();
    private final Map<ChainRef, Integer> order = new HashMap<>();
    private final Map<String, List<ChainRef>> byCluster = new HashMap<>();
    /** Those that lead anywhere: by a header or a plugin, or by routes that the dump lacks. */
    private final List<ChainRef> anywhere = new ArrayList<>();

    ChainIndex(Dump dump) {
        this.dump = dump;
        for (Listener listener : dump.listeners()) {
            if (listener.state() != State.WARMING) {
                listener.filterChains().forEach(chain -> add(new ChainRef(listener, chain)));
                if (listener.defaultFilterChain() != null) {
                    add(new ChainRef(listener, listener.defaultFilterChain()));
                }
            }
        }
    }

    private void add(ChainRef ref) {
        order.put(ref, all.size());
        all.add(ref);
        Set<String> clusters = new HashSet<>();
        if (leads(ref, clusters)) {
            anywhere.add(ref);
        } else {
            clusters.forEach(name ->
                    byCluster.computeIfAbsent(name, key -> new ArrayList<>()).add(ref));
        }
    }

    /** Puts in where a chain leads; true if that may be anywhere. */
    private boolean leads(ChainRef ref, Set<String> clusters) {
        if (ref.chain().tcp() != null) {
            ref.chain().tcp().clusters().forEach(one -> clusters.add(one.name()));
            return false;
        }
        HttpConnectionManager manager = ref.chain().http();
        RouteConfiguration routes = manager == null ? null : dump.routes(manager);
        if (routes == null) {
            return true;
        }
        for (VirtualHost host : routes.virtualHosts()) {
            for (Route route : host.routes()) {
                if (leads(route.action(), clusters)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leads(RouteAction action, Set<String> clusters) {
        if (action instanceof RouteAction.Clusters to) {
            for (WeightedCluster one : to.clusters()) {
                if (RouteTable.byHeader(one)) {
                    return true;
                }
                clusters.add(one.name());
            }
            return false;
        }
        return !RouteTable.answers(action);
    }

    /** All of them, in order of the dump. */
    List<ChainRef> all() {
        return all;
    }

    /** Those that can lead to a cluster, in order of the dump. */
    List<ChainRef> leadingTo(String cluster) {
        List<ChainRef> found = new ArrayList<>(byCluster.getOrDefault(cluster, List.of()));
        if (!anywhere.isEmpty()) {
            found.addAll(anywhere);
            found.sort(Comparator.comparing(order::get));
        }
        return found;
    }
}
