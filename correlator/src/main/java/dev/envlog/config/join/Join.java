package dev.envlog.config.join;

import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.memory.Recent;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays requests beside the configuration of their proxies. Requests of a connection are under the same chain, so that each tells
 * something about those that come after it: they are to be given in order of the log, with their records.
 */
public final class Join {

    /** Connections that are remembered; of an older one only its own request tells. */
    private static final int MOST_CONNECTIONS = 50_000;

    private record Key(Origin.Run run, long connection) {}

    private final DumpChoice dumps;
    private final IdentityHashMap<Dump, ChainFinder> finders = new IdentityHashMap<>();
    private final Map<Key, ConnectionFacts> connections = Recent.byUse(MOST_CONNECTIONS);
    private final Heard heard = new Heard();

    /** @param dumps configurations of the proxies whose logs are read */
    public Join(List<Dump> dumps) {
        this.dumps = new DumpChoice(dumps);
    }

    /**
     * The configuration beside a request.
     *
     * @param exchange with its records
     * @return null if none of the dumps is of its proxy
     */
    public @Nullable Joined join(Exchange exchange) {
        Dump dump = dumps.of(exchange);
        if (dump == null) {
            return null;
        }
        ConnectionFacts connection = facts(exchange);
        Evidence evidence = new Evidence(exchange, connection);
        heard.learn(evidence);
        if (exchange.kind() == ExchangeKind.ASYNC) {
            return new Joining(dump, evidence, Map.of()).sideCall();
        }
        if (evidence.request.isFor(dump.admin())) {
            return new Joining(dump, evidence, Map.of()).admin();
        }
        destination(dump, evidence);
        ChainFinder finder = finder(dump);
        Map<ChainRef, RouteChoice> found = finder.find(evidence, heard);
        if (!found.isEmpty()) {
            connection.chains = common(connection.chains, found.keySet());
        }
        return new Joining(dump, evidence, found).joined();
    }

    private ChainFinder finder(Dump dump) {
        ChainFinder finder = finders.get(dump);
        if (finder == null) {
            finder = new ChainFinder(dump);
            finders.put(dump, finder);
        }
        return finder;
    }

    private ConnectionFacts facts(Exchange exchange) {
        Long id = exchange.ref().connection();
        if (id == null || exchange.kind() == ExchangeKind.ASYNC) {
            return new ConnectionFacts();
        }
        return connections.computeIfAbsent(new Key(exchange.origin().run(), id), key -> new ConnectionFacts());
    }

    /**
     * A cluster that sends connections on to where they were going tells where that was; not for certain, as a header, metadata or
     * another port may be set for it ({@code OriginalDstLbConfig}).
     */
    private static void destination(Dump dump, Evidence evidence) {
        ConnectionFacts connection = evidence.connection;
        String name = evidence.exchange.cluster();
        String host = evidence.upstream();
        if (connection.likely.destination == null && name != null && host != null) {
            Cluster cluster = dump.cluster(name);
            if (cluster != null && cluster.type().equals("ORIGINAL_DST")) {
                connection.likely.destination = host;
                connection.destinationSentOn = true;
            }
        }
    }

    private static Set<ChainRef> common(@Nullable Set<ChainRef> before, Set<ChainRef> now) {
        Set<ChainRef> both = new LinkedHashSet<>(now);
        if (before != null) {
            both.retainAll(before);
        }
        return both.isEmpty() ? new LinkedHashSet<>(now) : both;
    }

    /** What to say of dumps that were given for nothing, or are not complete, after the last request. */
    public List<String> remarks() {
        return new ArrayList<>(dumps.remarks());
    }
}
