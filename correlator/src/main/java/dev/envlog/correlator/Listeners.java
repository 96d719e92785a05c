package dev.envlog.correlator;

import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of listener filters print no id: the connection gets one only after they ran. They precede its "new connection" on the
 * same thread. A filter that waits for bytes lets other accepts come between: then the socket that waited longest is taken.
 */
final class Listeners {

    /** Sockets that may wait for bytes at a time; more only in an attack. */
    private static final int MOST = 256;

    private final Scene scene;

    Listeners(Scene scene) {
        this.scene = scene;
    }

    /** A line of a listener filter: goes on with the run of lines of a socket, or begins another run. */
    void line(Lane lane, Rec rec, boolean sameBurst) {
        boolean goesOn = sameBurst && lane.records == lane.acceptingAt + 1;
        if (!lane.accepting.isEmpty() && (!goesOn || beginsSocket(lane.accepting, rec.kind))) {
            park(lane);
        }
        lane.accepting.add(rec);
        lane.acceptingAt = lane.records;
    }

    private static boolean beginsSocket(List<Rec> run, EventKind kind) {
        boolean again = run.stream().anyMatch(rec -> rec.kind == kind);
        return switch (kind) {
            case FILTER_ORIGINAL_DST_NEW, FILTER_PROXY_PROTOCOL_NEW -> true;
            case FILTER_ORIGINAL_DST_SET -> run.get(run.size() - 1).kind != EventKind.FILTER_ORIGINAL_DST_NEW;
            case FILTER_TLS_INSPECTOR_NEW, FILTER_HTTP_INSPECTOR_NEW -> again;
            default -> false;
        };
    }

    /** A run of what came with bytes goes to the socket that waited longest; a run of accepting begins to wait. */
    private void park(Lane lane) {
        List<Rec> run = lane.accepting;
        lane.accepting = new ArrayList<>(4);
        List<Rec> waiting = lane.sockets.peekFirst();
        if (!accepts(run) && waiting != null) {
            waiting.addAll(run);
            return;
        }
        lane.sockets.addLast(run);
        if (lane.sockets.size() > MOST) {
            Deferred.none(scene, lane.sockets.removeFirst());
        }
    }

    /**
     * The connection has its id: the run just before is its own, or was the end of a socket's wait. Certain only if a filter
     * spoke of the socket's bytes just before, as the connection is made in the same call; after a line about the socket alone
     * the filters may still wait, and the connection be that of another listener.
     */
    void accepted(Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        boolean others = !lane.sockets.isEmpty();
        boolean waited = others && lane.sockets.size() == 1;
        List<Rec> own = take(lane, sameBurst);
        boolean whole = !own.isEmpty() && accepts(own) && !others;
        if (own.isEmpty()) {
            return;
        }
        tracker.opened = own.get(0).time;
        tracker.sawOpening = true;
        if (own.stream().anyMatch(line -> line.kind == EventKind.FILTER_TLS_INSPECTOR_SNI)) {
            tracker.tls = true;
        }
        boolean alone = whole || (waited && lane.sockets.isEmpty());
        boolean certain = lane.threaded() && alone && !begins(own.get(own.size() - 1).kind);
        Deferred.own(scene, own, tracker, OwnerRule.PRECEDES, certain ? Confidence.CERTAIN : Confidence.INFERRED);
    }

    /** The socket never became a connection. */
    void rejected(Lane lane, boolean sameBurst) {
        Deferred.none(scene, take(lane, sameBurst));
    }

    private List<Rec> take(Lane lane, boolean sameBurst) {
        if (!(sameBurst && lane.records == lane.acceptingAt + 1) && !lane.accepting.isEmpty()) {
            park(lane);
        }
        List<Rec> own = lane.accepting;
        lane.accepting = new ArrayList<>(4);
        if (!lane.sockets.isEmpty() && !accepts(own)) {
            List<Rec> waited = lane.sockets.removeFirst();
            waited.addAll(own);
            return waited;
        }
        return own;
    }

    /** True if the run begins with the accepting of a socket rather than with its first bytes. */
    private static boolean accepts(List<Rec> run) {
        return !run.isEmpty() && begins(run.get(0).kind);
    }

    /** True for the lines of filters that speak when a socket is accepted, before any byte of it. */
    private static boolean begins(EventKind kind) {
        return switch (kind) {
            case FILTER_ORIGINAL_DST_NEW,
                    FILTER_ORIGINAL_DST_SET,
                    FILTER_PROXY_PROTOCOL_NEW,
                    FILTER_TLS_INSPECTOR_NEW -> true;
            default -> false;
        };
    }
}
