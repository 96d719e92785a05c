package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.memory.Recent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clusters that lost hosts: a worker says so ({@code cluster_manager_impl.cc}), and the outlier detector does; and names of hosts that
 * could not be resolved ({@code strict_dns_cluster.cc}, {@code logical_dns_cluster.cc}). A request that finds no host shows them.
 */
final class LostHosts {

    private static final int MOST = 64;
    /** What was lost longer ago has mostly been replaced since. */
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private static final String UNRESOLVED = "upstream.dns_refresh_failed";
    private static final String RESOLVED = "upstream.dns_refresh_reset";

    /** By cluster. */
    private final Map<String, Rec> last = Recent.byUse(MOST);
    /** By name: those whose last lookup failed. */
    private final Map<String, Rec> unresolved = Recent.byUse(MOST);

    /** Another process begins: what it has, it has got since. */
    void restart() {
        last.clear();
        unresolved.clear();
    }

    void lost(Event event, Rec rec) {
        String cluster = event.field("cluster");
        if (cluster != null) {
            last.put(cluster, rec);
        }
    }

    /** A lookup ended, if that is what the record tells. */
    void looked(Event event, Rec rec) {
        String name = event.eventName();
        String host = UNRESOLVED.equals(name) || RESOLVED.equals(name) ? event.field("host") : null;
        if (host != null && UNRESOLVED.equals(name)) {
            unresolved.put(host, rec);
        } else if (host != null) {
            unresolved.remove(host);
        }
    }

    /** The request found no host. */
    void missed(ExchangeTracker exchange, Rec rec) {
        Rec lookup = lookupOf(exchange.cluster);
        if (lookup != null) {
            exchange.steps.addContext(lookup);
            exchange.unresolved = true;
            return;
        }
        Rec loss = lossOf(exchange.cluster, rec);
        if (loss != null) {
            exchange.steps.addContext(loss);
            exchange.hostsLost = true;
        }
    }

    /** Clusters are named after their hosts, Istio's with more before the name. */
    private @Nullable Rec lookupOf(@Nullable String cluster) {
        if (cluster == null || unresolved.isEmpty()) {
            return null;
        }
        Rec exact = unresolved.get(cluster.substring(cluster.lastIndexOf('|') + 1));
        return exact != null ? exact : unresolved.get(cluster.replace('_', '-'));
    }

    private @Nullable Rec lossOf(@Nullable String cluster, Rec rec) {
        Rec loss = cluster == null ? null : last.get(cluster);
        // Without times nobody knows how long ago that was.
        return loss == null
                        || loss.time == Event.NO_TIME
                        || rec.time == Event.NO_TIME
                        || !Moments.within(LONGEST_NANOS, loss.time, rec.time)
                ? null
                : loss;
    }
}
