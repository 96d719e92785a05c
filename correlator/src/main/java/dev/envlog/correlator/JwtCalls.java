package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JWT filter says that it is called, with the headers of a request and again with each part of its body
 * ({@code jwt_authn/filter.cc}). The latter comes from the client, as nothing else is logged, perhaps right behind the end of another request.
 */
final class JwtCalls {

    private static final int MOST = 1024;
    private static final String HEADERS = "decodeHeaders";

    private final Standing standing;
    /** Requests for which it was called with headers, and that had a body to come. */
    private final Deque<ExchangeTracker> open = new ArrayDeque<>();
    /** There were more than are remembered: that one is the only one is not known any more. */
    private boolean forgotten;

    JwtCalls(Standing standing) {
        this.standing = standing;
    }

    /** It was called for a request, which is known by where the line stands. */
    void called(Event event, @Nullable ExchangeTracker about) {
        if (HEADERS.equals(event.field("function")) && about != null && !about.requestEnded) {
            if (open.size() >= MOST) {
                open.removeIf(one -> one.ended);
            }
            if (open.size() >= MOST) {
                open.removeFirst();
                forgotten = true;
            }
            open.addLast(about);
        }
    }

    /** Whether the line, which stands where no request is at hand or one that it cannot be of, is that of the only one which it can be of. */
    boolean isOfAnother(Event event, Rec rec, Lane lane) {
        if (forgotten || HEADERS.equals(event.field("function")) || mayBeOf(lane.about(rec))) {
            return false;
        }
        open.removeIf(one -> one.ended);
        ExchangeTracker only = null;
        for (ExchangeTracker one : open) {
            if (!one.requestEnded && Objects.equals(one.thread, lane.thread)) {
                if (only != null) {
                    return false;
                }
                only = one;
            }
        }
        if (only != null) {
            standing.own(rec, lane, only, Confidence.INFERRED);
        }
        return only != null;
    }

    /** The end of a body is told before the filter is called with it. */
    private boolean mayBeOf(@Nullable ExchangeTracker about) {
        return about != null && !about.ended && (!about.requestEnded || open.contains(about));
    }
}
