package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ties a stream or session to the upstream connection that it is handed. {@code attachStreamToClient} in Envoy's {@code
 * conn_pool_base.cc} logs the connection and calls straight into the stream, so on one thread the two lines stand together.
 */
final class PoolLinker {

    /** Where more than that wait for a connection, envlog does not look for those that may have asked for this one. */
    private static final int MOST_ASKED = 256;

    private final Scene scene;

    PoolLinker(Scene scene) {
        this.scene = scene;
    }

    /** A line of the pool about a connection that is being handed over. */
    void offer(Lane lane, ConnectionTracker upstream, Rec rec) {
        Attach attach = find(lane, upstream);
        if (attach == null || (attach.armed && rec.kind != EventKind.POOL_MAX_STREAMS)) {
            if (attach != null) {
                Deferred.drop(scene, lane, attach);
            }
            if (lane.threaded()) {
                while (!lane.attaches.isEmpty()) {
                    Deferred.drop(scene, lane, lane.attaches.get(0));
                }
            }
            attach = new Attach(upstream);
            lane.attaches.add(attach);
            if (lane.attaches.size() > 64) {
                Deferred.drop(scene, lane, lane.attaches.get(0));
            }
        }
        Deferred.add(scene, attach.records, rec, upstream);
        attach.lastSeq = rec.seq;
        attach.missed = false;
        attach.armed |= rec.kind == EventKind.POOL_CREATING_STREAM || rec.kind == EventKind.POOL_ASSIGNING;
        attach.assigned |= rec.kind == EventKind.POOL_ASSIGNING;
        attach.existing |= rec.kind == EventKind.POOL_USING_EXISTING;
        upstream.side = Side.UPSTREAM;
    }

    /** Whether a line of the pool about {@code upstream} belongs to a hand-over that is under way. */
    boolean isOffered(Lane lane, ConnectionTracker upstream) {
        return find(lane, upstream) != null;
    }

    private static @Nullable Attach find(Lane lane, ConnectionTracker upstream) {
        for (int i = 0; i < lane.attaches.size(); i++) {
            if (lane.attaches.get(i).upstream == upstream) {
                return lane.attaches.get(i);
            }
        }
        return null;
    }

    /** The stream or session got its connection: {@code pool ready}, {@code TCP:onUpstreamEvent()}. */
    void ready(Lane lane, ExchangeTracker exchange, Rec rec) {
        ready(lane, exchange, rec, true);
    }

    /** As {@link #ready(Lane, ExchangeTracker, Rec)}; {@code named} if the line says which exchange it is about. */
    void ready(Lane lane, ExchangeTracker exchange, Rec rec, boolean named) {
        long asked = exchange.askedAt();
        AttemptTracker attempt = exchange.going(asked == Event.NO_TIME ? rec.time : asked, rec.seq);
        if (attempt != null
                && attempt.link != null
                && (exchange.isTcp() ? attempt.isOpen() : attempt.ready == rec.time)) {
            // A try gets one connection: the line is in the log twice.
            return;
        }
        if (attempt == null || attempt.link != null) {
            attempt = exchange.begin(rec.time, rec.seq);
        }
        attempt.ready = rec.time;
        Lane.served(exchange);
        Attach attach = choose(lane, exchange, attempt, rec);
        if (attach == null) {
            return;
        }
        if (attach.missed) {
            Deferred.drop(scene, lane, attach);
            return;
        }
        // Without threads: the only connection that is being handed over, in the very line before, to a stream whose
        // choice of a cluster is in this log. If the hand-over had begun before the log, so would that choice have.
        boolean alone = lane.attaches.size() == 1 && attach.lastSeq == rec.seq - 1 && exchange.cluster != null;
        boolean certain = named && (lane.threaded() || alone);
        lane.attaches.remove(attach);
        LinkRule rule = exchange.kind == ExchangeKind.TCP
                ? LinkRule.TCP_ATTACH
                : attach.armed && !attach.assigned ? LinkRule.POOL_ATTACH : LinkRule.POOL_ATTACH_OLD;
        link(lane, exchange, attempt, attach, rule, certain ? Confidence.CERTAIN : Confidence.INFERRED);
    }

    /** The log itself names both connections. */
    void attached(Lane lane, ExchangeTracker session, ConnectionTracker upstream, Rec rec) {
        AttemptTracker attempt = session.going(rec.time, rec.seq);
        if (attempt == null || attempt.link != null) {
            attempt = session.begin(rec.time, rec.seq);
        }
        Attach attach = find(lane, upstream);
        if (attach == null) {
            attach = new Attach(upstream);
        }
        lane.attaches.remove(attach);
        Lane.served(session);
        attempt.ready = rec.time;
        link(lane, session, attempt, attach, LinkRule.ATTACHED_LINE, Confidence.CERTAIN);
    }

    /** The log ends within a hand-over, of which the line that names the user would be the next: the only one that waits is meant. */
    void atEnd() {
        for (Lane lane : scene.lanes()) {
            Attach attach = lane.attaches.size() == 1 ? lane.attaches.get(0) : null;
            ExchangeTracker only = attach == null || !attach.armed || attach.missed ? null : onlyFor(lane, attach);
            AttemptTracker attempt = only == null ? null : only.last();
            if (attach != null && only != null && attempt != null) {
                lane.attaches.remove(attach);
                Lane.served(only);
                LinkRule rule = only.isTcp() ? LinkRule.TCP_ATTACH : LinkRule.POOL_ATTACH;
                link(lane, only, attempt, attach, rule, Confidence.INFERRED);
            }
        }
    }

    /** Who alone waits for such a connection, and asked before it was chosen. */
    private static @Nullable ExchangeTracker onlyFor(Lane lane, Attach attach) {
        ExchangeTracker only = null;
        for (ExchangeTracker waiting : lane.waiting()) {
            AttemptTracker last = waiting.last();
            if (last != null
                    && last.isWaiting()
                    && last.startSeq < attach.firstSeq()
                    && fits(attach.upstream, waiting)) {
                if (only != null) {
                    return null;
                }
                only = waiting;
            }
        }
        return only;
    }

    private void link(
            Lane lane,
            ExchangeTracker exchange,
            AttemptTracker attempt,
            Attach attach,
            LinkRule rule,
            Confidence confidence) {
        ConnectionTracker upstream = attach.upstream;
        attempt.link = new Link(rule, confidence);
        attempt.upstream = upstream;
        attempt.atOnce = attach.existing;
        attempt.reused = reused(attempt, attach);
        if (rule == LinkRule.POOL_ATTACH_OLD && !upstream.http2) {
            // That pool serves one request at a time, and does not say when a request leaves the connection.
            List.copyOf(upstream.active).forEach(upstream::release);
        }
        serve(upstream, exchange);
        if (exchange.isTcp()) {
            Deferred.own(scene, attach.records, upstream, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        } else {
            Deferred.own(scene, attach.records, exchange, OwnerRule.UPSTREAM, confidence);
        }
        lane.on(exchange);
    }

    private static @Nullable Boolean reused(AttemptTracker attempt, Attach attach) {
        ConnectionTracker upstream = attach.upstream;
        if (attach.existing || !upstream.isConnected()) {
            return attach.existing || upstream.hasServed() ? Boolean.TRUE : null;
        }
        // A stream that asked before the log began was waiting for the connection to be made, so nobody has used that
        // connection yet.
        boolean waited = attempt.startSeq > attach.lastSeq && !upstream.hasServed();
        return !waited && upstream.connectedSeq < attempt.startSeq;
    }

    /** The connection works for the exchange from now on. */
    static void serve(ConnectionTracker upstream, ExchangeTracker exchange) {
        upstream.side = Side.UPSTREAM;
        upstream.cluster = upstream.cluster == null ? exchange.cluster : upstream.cluster;
        upstream.use(exchange);
        upstream.trigger = null;
        if (exchange.isTcp()) {
            upstream.session = exchange;
        } else if (upstream.active.size() > 1) {
            upstream.http2 = true;
            upstream.current = null;
        } else if (!upstream.http2) {
            upstream.current = exchange;
        }
    }

    private static @Nullable Attach choose(Lane lane, ExchangeTracker exchange, AttemptTracker attempt, Rec rec) {
        if (lane.attaches.isEmpty()) {
            return null;
        }
        if (lane.threaded()) {
            return lane.attaches.get(lane.attaches.size() - 1);
        }
        List<Attach> fitting = new ArrayList<>();
        boolean armed = lane.attaches.stream().anyMatch(attach -> attach.armed);
        for (Attach attach : lane.attaches) {
            // Where some print the line that directly precedes, those that do not yet are still on their way to it.
            boolean asked = attempt.startSeq < attach.firstSeq() || attempt.startSeq == rec.seq;
            if (attach.armed == armed && asked && fits(attach.upstream, exchange)) {
                fitting.add(attach);
            }
        }
        List<Attach> among = fitting.isEmpty() ? lane.attaches : fitting;
        Attach best = among.get(0);
        for (Attach attach : among) {
            if (attach.lastSeq == rec.seq - 1) {
                best = attach;
            }
        }
        boolean several = fitting.size() > 1 && lane.waiting().size() <= MOST_ASKED;
        for (Attach attach : fitting) {
            if (several && isNobodyElses(lane, attach)) {
                return attach;
            }
        }
        return best;
    }

    /** Whether none of those that wait asked for a connection before this one was chosen: nobody is handed one before. */
    private static boolean isNobodyElses(Lane lane, Attach attach) {
        for (ExchangeTracker waiting : lane.waiting()) {
            AttemptTracker last = waiting.last();
            if (last != null && last.startSeq < attach.firstSeq() && fits(attach.upstream, waiting)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(ConnectionTracker upstream, ExchangeTracker exchange) {
        boolean cluster =
                upstream.cluster == null || exchange.cluster == null || upstream.cluster.equals(exchange.cluster);
        return cluster && (upstream.http2 || upstream.active.isEmpty());
    }
}
