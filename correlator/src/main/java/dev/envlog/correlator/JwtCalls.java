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

    private static final int MOST = 64;
    private static final String HEADERS = "decodeHeaders";

    private final Standing standing;
    /** Requests that may have more of a body to come. */
    private final Deque<ExchangeTracker> open = new ArrayDeque<>();

    JwtCalls(Standing standing) {
        this.standing = standing;
    }

    /** It was called for a request, which is known by where the line stands. */
    void called(Event event, @Nullable ExchangeTracker about) {
        if (HEADERS.equals(event.field("function")) && about != null && !about.requestEnded) {
            open.addLast(about);
            if (open.size() > MOST) {
                open.removeFirst();
            }
        }
    }

    /** Whether the line, which stands where it cannot be of the request at hand, is that of the only one which it can be of. */
    boolean isOfAnother(Event event, Rec rec, Lane lane) {
        ExchangeTracker about = lane.about(rec);
        if (HEADERS.equals(event.field("function")) || about == null || !about.ended) {
            return false;
        }
        open.removeIf(one -> one.ended || one.requestEnded);
        ExchangeTracker only = null;
        for (ExchangeTracker one : open) {
            if (Objects.equals(one.thread, lane.thread)) {
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
}
