package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lines of clusters and hosts. Choosing a host happens inside the request ({@code original_dst_cluster.cc: chooseHost}); adding it
 * to the cluster happens on the main thread and then on every worker, for nobody's account, but a request that caused it shows it.
 */
final class ClusterContext {

    /** How many requests that made a host are remembered to be shown what came of it. */
    private static final int MAKERS = 32;
    /** Nothing later than this can be the echo of a request's new host. */
    private static final long ECHO_NANOS = 1_000_000_000L;

    private record Maker(ExchangeTracker exchange, @Nullable String cluster, String address, long time) {}

    private final Scene scene;
    private final Deque<Maker> makers = new ArrayDeque<>();

    ClusterContext(Scene scene) {
        this.scene = scene;
    }

    void line(Event event, Rec rec, Lane lane) {
        switch (rec.kind) {
            case UPSTREAM_CREATED_HOST, UPSTREAM_USING_HOST, UPSTREAM_TRANSPORT_SOCKET_MATCH ->
                chosen(event, rec, lane);
            case UPSTREAM_ADD_HOST -> {
                show(rec, null, event.field("address"));
                scene.none(rec);
            }
            default -> {
                show(rec, event.field("cluster"), null);
                scene.none(rec);
            }
        }
    }

    /** Inside a request only between its choice of a cluster and its question to the pool. */
    private void chosen(Event event, Rec rec, Lane lane) {
        ExchangeTracker exchange = lane.about(rec);
        if (exchange == null || !exchange.isChoosingHost()) {
            scene.none(rec);
            return;
        }
        scene.own(rec, exchange, OwnerRule.POSITION, lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED);
        String address = event.field("address");
        if (rec.kind == EventKind.UPSTREAM_CREATED_HOST && address != null) {
            makers.addLast(new Maker(exchange, exchange.cluster, address, rec.time));
            if (makers.size() > MAKERS) {
                makers.removeFirst();
            }
        }
        lane.on(exchange);
    }

    private void show(Rec rec, @Nullable String cluster, @Nullable String address) {
        for (Maker maker : makers) {
            boolean about = cluster != null ? cluster.equals(maker.cluster) : maker.address.equals(address);
            boolean soon = Moments.within(ECHO_NANOS, maker.time, rec.time);
            if (about && soon && !maker.exchange.ended && !maker.exchange.handedOut) {
                maker.exchange.steps.addContext(rec);
            }
        }
    }
}
