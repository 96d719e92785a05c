package dev.envlog.config.join;

import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.Listener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of several chains of one listener Envoy takes for a connection that all of them match: it goes through the parts of the
 * match in their order and keeps the most specific of each. Where the log does not show what a part is compared with, the choice
 * ends.
 */
final class Preference {

    private final ConnectionFacts connection;
    private final SocketFacts socket;
    private final boolean sniLogged;

    Preference(ConnectionFacts connection, boolean sniLogged) {
        this.connection = connection;
        this.socket = connection.likely;
        this.sniLogged = sniLogged;
    }

    /** What is left of the chains, those of each listener compared with each other. */
    List<ChainRef> best(List<ChainRef> refs) {
        IdentityHashMap<Listener, List<ChainRef>> byListener = new IdentityHashMap<>();
        refs.forEach(ref -> byListener
                .computeIfAbsent(ref.listener(), listener -> new ArrayList<>())
                .add(ref));
        if (byListener.size() == 1) {
            return ofOne(refs);
        }
        Set<ChainRef> best = new HashSet<>();
        byListener.values().forEach(ofListener -> best.addAll(ofOne(ofListener)));
        return refs.stream().filter(best::contains).toList();
    }

    private List<ChainRef> ofOne(List<ChainRef> refs) {
        List<ChainRef> left = refs;
        for (Part part : Part.values()) {
            if (left.size() < 2) {
                return left;
            }
            int best = Integer.MIN_VALUE;
            int least = Integer.MAX_VALUE;
            boolean known = true;
            for (ChainRef ref : left) {
                Integer rank = rank(part, ref.chain().match());
                known &= rank != null;
                best = Math.max(best, rank == null ? best : rank);
                least = Math.min(least, rank == null ? least : rank);
            }
            if (!known) {
                return left;
            }
            int most = best;
            if (best > least) {
                left = left.stream()
                        .filter(ref -> Objects.equals(rank(part, ref.chain().match()), most))
                        .toList();
            }
        }
        return left;
    }

    private enum Part {
        DESTINATION_PORT,
        PREFIX_RANGES,
        SERVER_NAMES,
        TRANSPORT_PROTOCOL,
        APPLICATION_PROTOCOLS,
        SOURCE
    }

    /** How specific that part of a match is; null if it asks for what the log does not show. */
    private @Nullable Integer rank(Part part, FilterChainMatch match) {
        String destination = socket.destination;
        return switch (part) {
            case DESTINATION_PORT ->
                match.destinationPort() == null ? Integer.valueOf(0) : known(destination != null, 1);
            case PREFIX_RANGES ->
                match.prefixRanges().isEmpty()
                        ? Integer.valueOf(-1)
                        : destination == null
                                ? null
                                : Integer.valueOf(ChainTests.prefixLength(match, Ip.host(destination)));
            case SERVER_NAMES -> serverNames(match);
            case TRANSPORT_PROTOCOL ->
                match.transportProtocol() == null
                        ? Integer.valueOf(0)
                        : known(socket.tls || (sniLogged && connection.begins), 1);
            case APPLICATION_PROTOCOLS ->
                match.applicationProtocols().isEmpty()
                        ? Integer.valueOf(0)
                        : known(socket.applicationProtocol != null, 1);
            case SOURCE ->
                match.directSourcePrefixRanges().isEmpty()
                                && match.sourceType() == null
                                && match.sourcePrefixRanges().isEmpty()
                                && match.sourcePorts().isEmpty()
                        ? Integer.valueOf(0)
                        : null;
        };
    }

    private @Nullable Integer serverNames(FilterChainMatch match) {
        if (match.serverNames().isEmpty()) {
            return -1;
        }
        return socket.serverName == null
                ? null
                : Integer.valueOf(ChainTests.serverNameLength(match.serverNames(), socket.serverName));
    }

    private static @Nullable Integer known(boolean known, int rank) {
        return known ? Integer.valueOf(rank) : null;
    }
}
