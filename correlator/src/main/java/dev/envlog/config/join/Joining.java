package dev.envlog.config.join;

import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.config.Filter;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.NetworkFilter;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of one request and its configuration. */
final class Joining {

    private final Dump dump;
    private final Evidence evidence;
    private final Map<ChainRef, RouteChoice> found;
    private final FilterUses uses;

    Joining(Dump dump, Evidence evidence, Map<ChainRef, RouteChoice> found) {
        this.dump = dump;
        this.evidence = evidence;
        this.found = found;
        this.uses = new FilterUses(evidence);
    }

    /** A side call comes through no listener. */
    Joined sideCall() {
        return bare(problem(true));
    }

    /** The admin interface has a listener of its own, which is no part of the configuration. */
    Joined admin() {
        return bare("a request to the admin interface, which is none of the configured listeners");
    }

    private Joined bare(@Nullable String problem) {
        return new Joined(dump, JoinedChain.NONE, JoinedRequest.NONE, cluster(null), problem);
    }

    Joined joined() {
        RouteChoice choice = choice();
        return new Joined(dump, chain(choice), request(choice), cluster(choice.route()), problem(!found.isEmpty()));
    }

    private JoinedChain chain(RouteChoice choice) {
        List<ChainRef> candidates = List.copyOf(found.keySet());
        if (candidates.size() != 1) {
            return new JoinedChain(candidates, List.of(), List.of(), List.of());
        }
        ChainRef only = candidates.get(0);
        List<Filter> network =
                only.chain().filters().stream().map(NetworkFilter::filter).toList();
        return new JoinedChain(
                candidates, why(only, choice), uses.listener(only.listener().listenerFilters()), uses.network(network));
    }

    private JoinedRequest request(RouteChoice choice) {
        List<Filter> http = same(ref -> {
            HttpConnectionManager manager = ref.chain().http();
            return manager == null ? List.<Filter>of() : manager.httpFilters();
        });
        RouteConfiguration routes = same(ref -> {
            HttpConnectionManager manager = ref.chain().http();
            return manager == null ? null : dump.routes(manager);
        });
        List<FilterUse> httpFilters = http == null ? List.of() : uses.http(http);
        return new JoinedRequest(httpFilters, uses.stoppedBy(httpFilters), routes, choice);
    }

    /** What is the same of all chains that fit; null if they differ. */
    private <T> @Nullable T same(Function<ChainRef, @Nullable T> part) {
        T common = null;
        boolean first = true;
        for (ChainRef ref : found.keySet()) {
            T one = part.apply(ref);
            if (first) {
                common = one;
                first = false;
            } else if (common == null || !common.equals(one)) {
                return null;
            }
        }
        return common;
    }

    /** The choice of the route that the chains agree on: they may have route tables of their own with the same in them. */
    private RouteChoice choice() {
        Set<Route> routes = new LinkedHashSet<>();
        RouteChoice last = RouteChoice.NONE;
        boolean certain = true;
        for (RouteChoice choice : found.values()) {
            if (choice.route() == null) {
                return found.size() == 1 ? choice : RouteChoice.NONE;
            }
            routes.add(choice.route());
            certain &= choice.certain();
            last = choice;
        }
        if (routes.size() <= 1) {
            return new RouteChoice(last.virtualHost(), last.domain(), last.route(), certain);
        }
        return RouteChoice.NONE;
    }

    private List<String> why(ChainRef ref, RouteChoice choice) {
        List<String> why = new ArrayList<>();
        ConnectionFacts connection = evidence.connection;
        FilterChainMatch match = ref.chain().match();
        SocketFacts socket = connection.likely;
        if (socket.destination != null) {
            why.add((connection.destinationSentOn ? "sent on to original destination " : "original destination ")
                    + socket.destination
                    + (connection.certain.destination == null ? " (inferred)" : ""));
        }
        if (socket.destination == null && ChainTests.servesPort(ref.listener(), evidence.request.port())) {
            why.add("port " + evidence.request.port() + " of the authority (inferred)");
        }
        if (match.destinationPort() != null && socket.destination != null) {
            why.add("destination port " + match.destinationPort());
        }
        if (socket.serverName != null) {
            why.add("SNI " + socket.serverName);
        } else if (socket.tls) {
            why.add("TLS");
        } else if (connection.begins && match.isForPlainText()) {
            why.add("no TLS was seen");
        }
        if (socket.applicationProtocol != null && !match.applicationProtocols().isEmpty()) {
            why.add("application protocol " + socket.applicationProtocol);
        }
        if (ref.isDefault()) {
            why.add("default chain: no other matches");
        }
        String cluster = evidence.exchange.cluster();
        if (cluster != null && choice.route() != null) {
            why.add("its routes lead to " + cluster);
        } else if (cluster != null && ref.chain().tcp() != null) {
            why.add("it forwards to " + cluster);
        }
        return why;
    }

    /** The one that the log names, or that the request would have gone to. */
    private @Nullable Cluster cluster(@Nullable Route route) {
        String name = evidence.exchange.cluster();
        if (name == null && route != null && route.action() instanceof RouteAction.Clusters clusters) {
            name = clusters.clusters().size() == 1 ? clusters.clusters().get(0).name() : null;
        }
        return name == null ? null : dump.cluster(name);
    }

    /** Whether a route is known that leads where the log says. */
    private boolean leads() {
        return found.values().stream().anyMatch(choice -> choice.route() != null);
    }

    private @Nullable String problem(boolean fits) {
        String cluster = evidence.exchange.cluster();
        if (cluster != null && !dump.clusters().isEmpty() && dump.cluster(cluster) == null) {
            return leads()
                    ? "the configured route leads to cluster " + cluster + ", which is not configured"
                    : "the dump has no cluster " + cluster + ": it is of another proxy, or was taken at another time";
        }
        if (fits || dump.listeners().isEmpty()) {
            return null;
        }
        return cluster == null
                ? "no filter chain of the dump fits what the log shows"
                : "no filter chain of the dump leads to " + cluster
                        + " as the log shows: it is of another proxy, or was taken at another time";
    }
}
