package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines of listener filters print no id: the connection gets one only after they ran. They precede its "new connection" on the
 * same thread. A filter that waits for bytes lets other accepts come between: then of the sockets that are not too slow the one that
 * waited longest is taken.
 */
final class Listeners {

    /** Sockets that may wait for bytes at a time; more only in an attack. */
    private static final int MOST = 256;

    /**
     * How long a client may leave its first bytes out before those of others are more likely: most send them as soon as they are
     * connected. One that went away without any leaves no line: its socket would be taken for the next one, that one for the one
     * after it, and so on.
     */
    private static final long SLOW_NANOS = 100_000_000;

    /** The same where another socket waits that came much later: from so long on, */
    private static final long LATE_NANOS = 5_000_000;
    /** for one that waits so many times as long as the last. */
    private static final int TIMES_AS_LONG = 8;

    /** Beyond that it is given up, as Envoy itself does unless it is told otherwise (listener_filters_timeout). */
    private static final long LOST_NANOS = 15_000_000_000L;

    private final Scene scene;

    Listeners(Scene scene) {
        this.scene = scene;
    }

    /** A line of a listener filter: goes on with the run of lines of a socket, or begins another run. */
    void line(Lane lane, Rec rec, boolean sameBurst) {
        boolean goesOn = sameBurst && lane.records == lane.sockets.acceptingAt + 1;
        List<Rec> cut = goesOn || lane.threaded() ? null : cutOff(lane, rec);
        if (cut != null) {
            Deferred.add(scene, cut, rec);
            lane.sockets.acceptingAt = cut == lane.sockets.accepting ? lane.records : lane.sockets.acceptingAt;
            return;
        }
        if (!lane.sockets.accepting.isEmpty() && (!goesOn || beginsSocket(lane, rec.kind))) {
            park(lane);
        }
        Deferred.add(scene, lane.sockets.accepting, rec);
        lane.sockets.acceptingAt = lane.records;
    }

    /**
     * The socket whose filters were speaking when a line of another thread came between, where threads are not told; null if
     * there is none. Taken for one of its own the line would be the next socket's, that one's of the socket after it, and so on.
     */
    private static @Nullable List<Rec> cutOff(Lane lane, Rec rec) {
        for (List<Rec> run : lane.sockets.waiting) {
            if (isNext(run, rec)) {
                return run;
            }
        }
        return isNext(lane.sockets.accepting, rec) ? lane.sockets.accepting : null;
    }

    /** Whether the line is what filters say of a socket after what the run has of it, before its first bytes. */
    private static boolean isNext(List<Rec> run, Rec rec) {
        if (run.isEmpty()) {
            return false;
        }
        Rec last = run.get(run.size() - 1);
        return Lane.isBurst(last.time, rec.time)
                && switch (rec.kind) {
                    case FILTER_ORIGINAL_DST_SET -> last.kind == EventKind.FILTER_ORIGINAL_DST_NEW;
                    case FILTER_TLS_INSPECTOR_NEW -> begins(last.kind) && last.kind != rec.kind;
                    default -> false;
                };
    }

    private static boolean beginsSocket(Lane lane, EventKind kind) {
        List<Rec> run = lane.sockets.accepting;
        boolean again = run.stream().anyMatch(rec -> rec.kind == kind);
        return switch (kind) {
            case FILTER_PROXY_PROTOCOL_NEW -> true;
            // An inspector that has what it waited for lets the next filter begin in the same call; mostly this one is
            // the first.
            case FILTER_ORIGINAL_DST_NEW -> again || !lane.threaded() || begins(run.get(run.size() - 1).kind);
            case FILTER_ORIGINAL_DST_SET -> run.get(run.size() - 1).kind != EventKind.FILTER_ORIGINAL_DST_NEW;
            case FILTER_TLS_INSPECTOR_NEW, FILTER_HTTP_INSPECTOR_NEW -> again;
            default -> false;
        };
    }

    /** The waiting socket that is likely to go on now; null if none waits. */
    private static @Nullable List<Rec> next(Lane lane) {
        List<Rec> last = lane.sockets.waiting.peekLast();
        if (last == null) {
            return null;
        }
        long usual = Math.max(LATE_NANOS, TIMES_AS_LONG * waited(lane, last));
        for (List<Rec> run : lane.sockets.waiting) {
            if (waited(lane, run) <= Math.min(SLOW_NANOS, usual)) {
                return run;
            }
        }
        return lane.sockets.waiting.peekFirst();
    }

    /** Nanoseconds since the last line of the socket; 0 if not known. */
    private static long waited(Lane lane, List<Rec> run) {
        long last = run.get(run.size() - 1).time;
        return last == Event.NO_TIME || lane.time() == Event.NO_TIME ? 0 : lane.time() - last;
    }

    private void giveUp(Lane lane) {
        while (!lane.sockets.waiting.isEmpty() && waited(lane, lane.sockets.waiting.getFirst()) > LOST_NANOS) {
            Deferred.none(scene, lane.sockets.waiting.removeFirst());
        }
    }

    /** A run of what came with bytes goes to a socket that waits; a run of accepting begins to wait. */
    private void park(Lane lane) {
        List<Rec> run = lane.sockets.accepting;
        lane.sockets.accepting = new ArrayList<>(4);
        List<Rec> waiting = next(lane);
        if (!accepts(run) && waiting != null) {
            addAll(waiting, run);
            return;
        }
        lane.sockets.waiting.addLast(run);
        if (lane.sockets.waiting.size() > MOST) {
            Deferred.none(scene, lane.sockets.waiting.removeFirst());
        }
    }

    /**
     * The connection has its id: the run just before is its own, or was the end of a socket's wait. Certain only if a filter
     * spoke of the socket's bytes just before, as the connection is made in the same call; after a line about the socket alone
     * the filters may still wait, and the connection be that of another listener. What still waits when one of several was taken
     * may have got the wrong lines.
     */
    void accepted(Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        giveUp(lane);
        boolean others = !lane.sockets.waiting.isEmpty();
        boolean waited = others && lane.sockets.waiting.size() == 1;
        List<Rec> own = take(lane, sameBurst);
        boolean whole = !own.isEmpty() && accepts(own) && !others;
        if (own.isEmpty()) {
            return;
        }
        boolean mixed = own.get(0).seq < lane.sockets.mixedBefore;
        if (!lane.sockets.waiting.isEmpty()) {
            lane.sockets.mixedBefore = own.get(own.size() - 1).seq;
        }
        tracker.opened = own.get(0).time;
        tracker.sawOpening = true;
        tracker.uninspected = own.get(own.size() - 1).kind == EventKind.CONN_HANDLER_DEFAULT_LISTENER_FILTER;
        for (Rec line : own) {
            if (line.kind == EventKind.FILTER_TLS_INSPECTOR_SNI) {
                tracker.tls = true;
                tracker.serverName = lane.sockets.told.remove(line.seq);
            } else if (line.kind == EventKind.FILTER_ORIGINAL_DST_SET) {
                tracker.destination = lane.sockets.told.remove(line.seq);
            }
        }
        boolean alone = whole || (waited && lane.sockets.waiting.isEmpty());
        boolean certain = lane.threaded() && alone && !mixed && !begins(own.get(own.size() - 1).kind);
        Deferred.own(scene, own, tracker, OwnerRule.PRECEDES, certain ? Confidence.CERTAIN : Confidence.INFERRED);
    }

    /** The filters waited in vain. What becomes of the socket the next line tells: nothing, unless the listener goes on without them. */
    void timedOut(Lane lane, Rec rec, boolean sameBurst) {
        addAll(lane.sockets.gaveUp, take(lane, sameBurst));
        Deferred.add(scene, lane.sockets.gaveUp, rec);
    }

    /** The listener goes on without what its filters waited for: the connection is made in the same call. */
    void goesOn(Lane lane, Rec rec) {
        List<Rec> run = lane.sockets.gaveUp;
        lane.sockets.gaveUp = new ArrayList<>(0);
        Deferred.add(scene, run, rec);
        if (!lane.sockets.accepting.isEmpty()) {
            park(lane);
        }
        lane.sockets.accepting = run;
        lane.sockets.acceptingAt = lane.records;
    }

    /** The socket never became a connection. */
    void rejected(Lane lane, boolean sameBurst) {
        Deferred.none(scene, take(lane, sameBurst));
    }

    private List<Rec> take(Lane lane, boolean sameBurst) {
        if (!(sameBurst && lane.records == lane.sockets.acceptingAt + 1) && !lane.sockets.accepting.isEmpty()) {
            park(lane);
        }
        List<Rec> own = lane.sockets.accepting;
        lane.sockets.accepting = new ArrayList<>(4);
        if (!lane.sockets.waiting.isEmpty() && !accepts(own)) {
            List<Rec> waited = Objects.requireNonNull(next(lane));
            lane.sockets.waiting.removeIf(run -> run == waited);
            addAll(waited, own);
            return waited;
        }
        return own;
    }

    private void addAll(List<Rec> run, List<Rec> more) {
        more.forEach(rec -> Deferred.add(scene, run, rec));
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
