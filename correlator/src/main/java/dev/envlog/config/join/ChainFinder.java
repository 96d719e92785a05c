package dev.envlog.config.join;

import dev.envlog.catalog.FilterNames;
import dev.envlog.config.Dump;
import dev.envlog.config.FilterChain;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.Listener;
import dev.envlog.config.Node;
import dev.envlog.config.RouteConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chains that can have served a request: what contradicts the log is out. What the log suggests, but does not prove,
 * narrows the choice where it leaves one. Of those that are left in one listener, the one that Envoy prefers.
 */
final class ChainFinder {

    private final Dump dump;
    private final RouteTable table = new RouteTable();
    private final ChainIndex index;
    private final @Nullable String nodeIp;

    ChainFinder(Dump dump) {
        this.dump = dump;
        this.nodeIp = dump.node() == null ? null : ip(dump.node());
        this.index = new ChainIndex(dump);
    }

    /** Istio's nodes are called {@code TYPE~IP~POD.NAMESPACE~DOMAIN}. */
    private static @Nullable String ip(Node node) {
        String[] part = node.id().split("~");
        return part.length == 4 ? part[1] : null;
    }

    /**
     * The chains that fit, with what their routes do with the request; several if the log does not tell them apart.
     *
     * @param heard what the log has shown so far, of others too
     */
    Map<ChainRef, RouteChoice> find(Evidence evidence, Heard heard) {
        Map<ChainRef, RouteChoice> routes = new LinkedHashMap<>();
        String cluster = evidence.exchange.cluster();
        // What answers by itself leads to no cluster.
        List<ChainRef> possible = cluster == null || evidence.outcome.direct() ? index.all() : index.leadingTo(cluster);
        for (ChainRef ref : possible) {
            RouteChoice choice = fits(ref, evidence.tcp, evidence.connection.certain) ? route(ref, evidence) : null;
            if (choice != null) {
                routes.put(ref, choice);
            }
        }
        List<ChainRef> left = new ArrayList<>(routes.keySet());
        left = narrow(left, ref -> evidence.connection.chains == null || evidence.connection.chains.contains(ref));
        left = narrow(left, ref -> hasStopper(ref.chain(), evidence));
        left = narrow(left, ref -> hasAll(ref.chain(), evidence));
        left = narrow(left, ref -> evidence.outcome.noRoute() || has(routes, ref));
        SocketFacts socket = evidence.connection.likely;
        left = narrow(left, ref -> fits(ref, evidence.tcp, socket));
        left = narrow(left, ref -> hasPlugins(ref.chain(), evidence));
        left = narrow(left, ref -> !heard.missing(ref, evidence));
        left = narrow(left, ref -> direction(ref.listener(), evidence));
        if (heard.serverNames() && evidence.connection.begins && !socket.tls) {
            left = narrow(left, ref -> !wantsTls(ref));
        }
        left = narrow(left, ref -> spoke(ref.listener(), evidence));
        String destination = socket.destination;
        if (destination != null) {
            int best = left.stream()
                    .mapToInt(ref -> ChainTests.address(ref.listener(), destination))
                    .max()
                    .orElse(0);
            left = narrow(left, ref -> ChainTests.address(ref.listener(), destination) == best);
        } else if (left.stream().allMatch(ref -> ChainTests.isOutbound(ref.listener()))) {
            left = narrow(left, ref -> ChainTests.servesPort(ref.listener(), evidence.request.port()));
        }
        List<ChainRef> last = new Preference(evidence.connection, heard.serverNames()).best(left);
        Map<ChainRef, RouteChoice> found = new LinkedHashMap<>();
        last.forEach(ref -> found.put(ref, Objects.requireNonNull(routes.get(ref))));
        return found;
    }

    private static List<ChainRef> narrow(List<ChainRef> refs, Predicate<ChainRef> suggestion) {
        List<ChainRef> narrowed = refs.stream().filter(suggestion).toList();
        return narrowed.isEmpty() ? refs : narrowed;
    }

    private static boolean has(Map<ChainRef, RouteChoice> routes, ChainRef ref) {
        RouteChoice choice = routes.get(ref);
        return choice != null && choice.route() != null;
    }

    private static boolean fits(ChainRef ref, boolean tcp, SocketFacts socket) {
        FilterChain chain = ref.chain();
        if (tcp == (chain.http() != null)) {
            return false;
        }
        FilterChainMatch match = chain.match();
        String destination = socket.destination;
        if (destination != null
                && (ChainTests.address(ref.listener(), destination) == 0
                        || (match.destinationPort() != null
                                && !match.destinationPort().equals(Ip.port(destination)))
                        || (!match.prefixRanges().isEmpty()
                                && ChainTests.prefixLength(match, Ip.host(destination)) < 0))) {
            return false;
        }
        if (socket.tls && (match.isForPlainText() || (!tcp && chain.transportSocket() == null))) {
            return false;
        }
        if (socket.serverName != null && !ChainTests.serverName(match, socket.serverName)) {
            return false;
        }
        return socket.applicationProtocol == null
                || match.applicationProtocols().isEmpty()
                || match.applicationProtocols().contains(socket.applicationProtocol);
    }

    /** What the chain does with the request, null if that is not what the log shows. */
    private @Nullable RouteChoice route(ChainRef ref, Evidence evidence) {
        String cluster = evidence.exchange.cluster();
        if (ref.chain().tcp() != null) {
            boolean leads = cluster == null
                    || ref.chain().tcp().clusters().stream()
                            .anyMatch(one -> one.name().equals(cluster));
            return leads ? RouteChoice.NONE : null;
        }
        HttpConnectionManager manager = ref.chain().http();
        RouteConfiguration routes = manager == null ? null : dump.routes(manager);
        return routes == null ? RouteChoice.NONE : table.choose(routes, evidence.request, evidence.outcome);
    }

    private static boolean hasAll(FilterChain chain, Evidence evidence) {
        HttpConnectionManager manager = chain.http();
        boolean network = evidence.filters.stream()
                .filter(component -> component.startsWith(FilterNames.NETWORK))
                .allMatch(component -> chain.filters().stream()
                        .anyMatch(filter -> filter.filter().component().equals(component)));
        if (manager == null || !network) {
            return network;
        }
        return evidence.filters.stream()
                .filter(component -> component.startsWith(FilterNames.HTTP))
                .allMatch(component -> manager.httpFilters().stream()
                        .anyMatch(filter -> filter.component().equals(component)));
    }

    private static boolean hasPlugins(FilterChain chain, Evidence evidence) {
        HttpConnectionManager manager = chain.http();
        return manager == null
                || evidence.plugins.stream()
                        .allMatch(plugin -> manager.httpFilters().stream()
                                .anyMatch(filter -> Objects.equals(filter.plugin(), plugin)));
    }

    private static boolean hasStopper(FilterChain chain, Evidence evidence) {
        HttpConnectionManager manager = chain.http();
        return evidence.stopper == null
                || (manager != null
                        && manager.httpFilters().stream()
                                .anyMatch(filter -> filter.component().equals(evidence.stopper)));
    }

    /** What is sent to the proxy's own address is inbound. */
    private boolean direction(Listener listener, Evidence evidence) {
        String destination = evidence.connection.likely.destination;
        return nodeIp == null
                || destination == null
                || !Ip.host(destination).equals(nodeIp)
                || !ChainTests.isOutbound(listener);
    }

    private static boolean wantsTls(ChainRef ref) {
        return ChainTests.has(ref.listener(), FilterNames.TLS_INSPECTOR)
                && (!ref.chain().match().serverNames().isEmpty()
                        || Objects.equals(ref.chain().match().transportProtocol(), "tls")
                        || ref.chain().transportSocket() != null);
    }

    /** Whether the listener has the listener filters that spoke. */
    private static boolean spoke(Listener listener, Evidence evidence) {
        return !evidence.connection.threads
                || evidence.connection.listenerFilters.stream()
                        .allMatch(component -> ChainTests.has(listener, component)
                                || (listener.useOriginalDst() && component.endsWith(".original_dst")));
    }
}
