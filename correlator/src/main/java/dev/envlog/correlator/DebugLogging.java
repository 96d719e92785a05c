package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the process logged what it does with each request, and with each connection. What began and ended at other times is told by the
 * access log alone: before somebody raised the level, after it was lowered again, and while only some loggers had that level.
 */
final class DebugLogging {

    /** A process that another one follows ends within fifteen minutes; what seems older is of another time zone. */
    private static final long DRAIN_NANOS = 20 * 60 * 1_000_000_000L;

    /** Pauses that are kept in mind, and how long one is at least: lines of the access log come some seconds late. */
    private static final int MOST_PAUSES = 256;

    private static final long PAUSE_NANOS = 20_000_000;
    /** The first record of a request is not written at the very moment that the access log calls its start. */
    private static final long SLACK_NANOS = 5_000_000;

    /** Records that say what was asked for were seen. */
    private boolean ofRequests;
    /** Records that name a connection were seen. */
    private boolean ofConnections;
    /** Of the first and the last such record, the last one to the end of what its stamp stands for. */
    private long from = Event.NO_TIME;

    private long to = Event.NO_TIME;
    /** Pauses between these records, each as its beginning and end; of many the last ones. */
    private final long[] pauses = new long[2 * MOST_PAUSES];

    private int next;
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
        if (from == Event.NO_TIME) {
            from = rec.time;
        } else if (rec.time - to > PAUSE_NANOS) {
            pauses[next] = to;
            pauses[next + 1] = rec.time;
            next = (next + 2) % pauses.length;
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
        return isLogged(start) || isLogged(end);
    }

    /** Had requests been logged then, a record of this one would stand there. */
    private boolean isLogged(long time) {
        if (time < from - SLACK_NANOS || time > to) {
            return false;
        }
        for (int i = 0; i < pauses.length; i += 2) {
            if (time - pauses[i] > SLACK_NANOS && pauses[i + 1] - time > SLACK_NANOS) {
                return false;
            }
        }
        return true;
    }

    /** Whether requests are logged as such. */
    boolean isOfRequests() {
        return ofRequests;
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
        Arrays.fill(pauses, 0);
    }
}
