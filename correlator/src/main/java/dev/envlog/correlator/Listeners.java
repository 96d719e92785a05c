package dev.envlog.correlator;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of listener filters print no id: the connection gets one only after they ran. They precede its "new connection" on the
 * same thread, with other accepts between if a filter had to wait for bytes.
 */
final class Listeners {

    /** Sockets that may wait for bytes at a time; more only in an attack. */
    private static final int MOST = 256;

    private final Scene scene;

    Listeners(Scene scene) {
        this.scene = scene;
    }

    /** A line of a listener filter. {@code first} lines begin a socket, the others find one that waits. */
    void line(Lane lane, Rec rec) {
        if (!lane.accepting.isEmpty()
                && (rec.seq - lane.acceptingSeq > 1 && lane.threaded() && beginsSocket(lane, rec))) {
            park(lane);
        }
        lane.accepting.add(rec);
        lane.acceptingSeq = rec.seq;
    }

    private static boolean beginsSocket(Lane lane, Rec rec) {
        return switch (rec.kind) {
            case FILTER_ORIGINAL_DST_NEW, FILTER_ORIGINAL_DST_SET, FILTER_PROXY_PROTOCOL_NEW -> true;
            case FILTER_TLS_INSPECTOR_NEW -> lane.accepting.stream().anyMatch(other -> other.kind == rec.kind);
            default -> false;
        };
    }

    private void park(Lane lane) {
        lane.sockets.addLast(lane.accepting);
        lane.accepting = new ArrayList<>(4);
        if (lane.sockets.size() > MOST) {
            Deferred.none(scene, lane.sockets.removeFirst());
        }
    }

    /** The connection has its id: its own lines are those just before, and those of the socket that waited longest. */
    void accepted(Lane lane, ConnectionTracker tracker, Rec rec) {
        List<Rec> own = take(lane);
        Confidence confidence = lane.threaded() && lane.sockets.isEmpty() ? Confidence.CERTAIN : Confidence.INFERRED;
        if (!own.isEmpty()) {
            tracker.opened = own.get(0).time;
        }
        for (Rec line : own) {
            if (line.kind == dev.envlog.log.EventKind.FILTER_TLS_INSPECTOR_SNI) {
                tracker.tls = true;
            }
        }
        Deferred.own(scene, own, tracker, OwnerRule.PRECEDES, confidence);
    }

    /** The socket never became a connection. */
    void rejected(Lane lane) {
        Deferred.none(scene, take(lane));
    }

    private List<Rec> take(Lane lane) {
        List<Rec> own = lane.accepting;
        lane.accepting = new ArrayList<>(4);
        if (!lane.sockets.isEmpty() && (own.isEmpty() || !beginsWithAccept(own))) {
            List<Rec> waited = lane.sockets.removeFirst();
            waited.addAll(own);
            return waited;
        }
        return own;
    }

    private static boolean beginsWithAccept(List<Rec> records) {
        return switch (records.get(0).kind) {
            case FILTER_ORIGINAL_DST_NEW,
                    FILTER_ORIGINAL_DST_SET,
                    FILTER_PROXY_PROTOCOL_NEW,
                    FILTER_TLS_INSPECTOR_NEW,
                    FILTER_HTTP_INSPECTOR_NEW -> true;
            default -> false;
        };
    }
}
