package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clusters that lost hosts: a worker says so ({@code cluster_manager_impl.cc}), and the outlier detector does. A request that finds no
 * host shortly after shows it.
 */
final class LostHosts {

    private static final int MOST = 64;
    /** What was lost longer ago has mostly been replaced since. */
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final Map<String, Rec> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rec> eldest) {
            return size() > MOST;
        }
    };

    /** Another process begins: what it has, it has got since. */
    void restart() {
        last.clear();
    }

    void lost(Event event, Rec rec) {
        String cluster = event.field("cluster");
        if (cluster != null) {
            last.put(cluster, rec);
        }
    }

    /** The request found no host. */
    void missed(ExchangeTracker exchange, Rec rec) {
        Rec loss = lossOf(exchange.cluster, rec);
        if (loss != null) {
            exchange.steps.addContext(loss);
            exchange.hostsLost = true;
        }
    }

    private @Nullable Rec lossOf(@Nullable String cluster, Rec rec) {
        Rec loss = cluster == null ? null : last.get(cluster);
        // Without times nobody knows how long ago that was.
        return loss == null
                        || loss.time == Event.NO_TIME
                        || rec.time == Event.NO_TIME
                        || rec.time - loss.time > LONGEST_NANOS
                ? null
                : loss;
    }
}
