package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * When the process logged what it does with each request, and with each connection. What began and ended at other times is told by the
 * access log alone: before somebody raised the level, after it was lowered again, and while only some loggers had that level.
 */
final class DebugLogging {

    /** A process that another one follows ends within fifteen minutes; what seems older is of another time zone. */
    private static final long DRAIN_NANOS = 20 * 60 * 1_000_000_000L;

    /** Records that say what was asked for were seen. */
    private boolean ofRequests;
    /** Records that name a connection were seen. */
    private boolean ofConnections;
    /** Of the first and the last such record since the level was raised, the last one to the end of what its stamp stands for. */
    private long from = Event.NO_TIME;

    private long to = Event.NO_TIME;
    /** The end of the time before that; nothing was logged from then until {@link #from}. */
    private long before = Event.NO_TIME;
    /** Something began after {@link #to}: the level had been lowered. */
    private boolean off;
    /** When a process before this one, which logged so, was followed by the next. */
    private long followed = Event.NO_TIME;

    /** Takes a record of Envoy. Warnings have ids too, and tell nothing of all that goes well; where no level is printed any may be meant. */
    void saw(Event event, Rec rec) {
        Level level = event.level();
        if (level != null && level.compareTo(Level.DEBUG) > 0) {
            return;
        }
        boolean stream = event.hasStream();
        if (!stream && !event.hasConnection()) {
            return;
        }
        ofConnections = true;
        ofRequests = ofRequests || (stream && tellsOfRequest(rec.kind));
        if (rec.time == Event.NO_TIME) {
            return;
        }
        if (off || from == Event.NO_TIME) {
            before = to;
            from = rec.time;
            off = false;
        }
        to = Math.max(to, rec.time + rec.unit - 1);
    }

    private static boolean tellsOfRequest(@Nullable EventKind kind) {
        return kind == EventKind.HTTP_NEW_STREAM
                || kind == EventKind.HTTP_REQUEST_HEADERS
                || kind == EventKind.ROUTER_CLUSTER_MATCH
                || kind == EventKind.ROUTER_DECODING_HEADERS;
    }

    /** Whether there should be records of a request, or of a session, that began and ended then. */
    boolean covers(boolean http, long start, long end) {
        if (start != Event.NO_TIME && followed != Event.NO_TIME && start < followed && followed - start < DRAIN_NANOS) {
            return true;
        }
        if (http ? !ofRequests : !ofConnections) {
            return false;
        }
        if (from == Event.NO_TIME || start == Event.NO_TIME) {
            return true;
        }
        if (start > to) {
            off = true;
            return false;
        }
        boolean within = end == Event.NO_TIME || end >= from;
        return within || (before != Event.NO_TIME && start <= before);
    }

    /** Time of the last record that counts; {@link Event#NO_TIME} if there is none. */
    long last() {
        return to;
    }

    /** Another process begins. */
    void restart(long time) {
        followed = ofConnections ? time : followed;
        ofRequests = false;
        ofConnections = false;
        from = Event.NO_TIME;
        to = Event.NO_TIME;
        before = Event.NO_TIME;
        off = false;
    }
}
