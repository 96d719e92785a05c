package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.OwnerRule;

/**
 * Links of requests whose hand-over lies before the beginning of the log, or which the pool does not log. The codec client logs the
 * end of an answer, or a reset, directly before it calls into the stream ({@code codec_client.cc: responseDecodeComplete, onReset}),
 * and so does on trace level the codec of HTTP/1 with the answer's headers ({@code http1/codec_impl.cc: onHeadersComplete}); so the
 * stream's next line on the thread names it.
 */
final class LateLinks {

    private final Scene scene;

    LateLinks(Scene scene) {
        this.scene = scene;
    }

    /** True if the line may be the first sign of which stream an unknown user of the connection is. */
    static boolean tells(EventKind kind, ConnectionTracker upstream) {
        return (kind == EventKind.CLIENT_RESPONSE_COMPLETE || kind == EventKind.CLIENT_REQUEST_RESET || isHeaders(kind))
                && upstream.active.isEmpty()
                && upstream.trigger == null;
    }

    void offer(Lane lane, ConnectionTracker upstream, Event event, Rec rec) {
        drop(lane);
        Attach late = new Attach(upstream);
        late.records.add(rec);
        add(late, event, rec);
        Rec previous = lane.previous;
        if (previous != null && previous.kind == EventKind.CLIENT_DISCONNECT && previous.printed == upstream) {
            late.why = previous;
        }
        lane.late = late;
    }

    private static void add(Attach late, Event event, Rec rec) {
        late.lastSeq = rec.seq;
        late.status = rec.kind == EventKind.HTTP_CODEC_STATUS ? UpstreamRules.finalStatus(event) : late.status;
    }

    /** What the codec says of the headers of an answer. */
    private static boolean isHeaders(EventKind kind) {
        return kind == EventKind.HTTP_CODEC_STATUS || kind == EventKind.HTTP_CODEC_CLIENT_HEADERS;
    }

    /**
     * The answer ends directly after its headers went out, on a connection that nobody is known to use: it is theirs. False if
     * this is not so.
     */
    boolean endsAnswer(Lane lane, ConnectionTracker upstream, Rec rec) {
        Rec previous = lane.previous;
        if (previous == null
                || previous.kind != EventKind.HTTP_RESPONSE_HEADERS
                || rec.kind != EventKind.CLIENT_RESPONSE_COMPLETE) {
            return false;
        }
        ExchangeTracker exchange = previous.exchange;
        if (exchange == null || exchange.sawStart) {
            return false;
        }
        AttemptTracker attempt = exchange.last();
        if (attempt == null || attempt.link != null) {
            return false;
        }
        attempt.upstream = upstream;
        attempt.link = new Link(LinkRule.RESPONSE_ADJACENT, Confidence.INFERRED);
        PoolLinker.serve(upstream, exchange);
        scene.answered(exchange, rec.time);
        return true;
    }

    /** Another line of the connection while its user is not yet known. */
    boolean goesOn(Lane lane, ConnectionTracker upstream, Event event, Rec rec) {
        Attach late = lane.late;
        if (late == null || late.upstream != upstream || !isAboutTheStream(late.records.get(0).kind, rec.kind)) {
            return false;
        }
        Deferred.add(scene, late.records, rec, upstream);
        add(late, event, rec);
        return true;
    }

    private static boolean isAboutTheStream(EventKind sign, EventKind kind) {
        return switch (kind) {
            // An answer without a body ends before its stream is told of its headers.
            case HTTP_CODEC_CLIENT_HEADERS, HTTP_CODEC_MESSAGE_COMPLETE, CLIENT_RESPONSE_COMPLETE -> isHeaders(sign);
            case POOL_DESTROYING_STREAM, POOL_RESPONSE_COMPLETE, CLIENT_WAITING_FOR_ENCODE -> true;
            default -> false;
        };
    }

    /** A line of a stream followed. */
    void resolve(Lane lane, ExchangeTracker exchange, Rec rec, boolean sameBurst) {
        Attach late = lane.late;
        if (late == null) {
            return;
        }
        AttemptTracker attempt = exchange.last();
        boolean unlinked = attempt == null || attempt.link == null;
        EventKind sign = late.records.get(0).kind;
        // A reset is told to its stream at once. Else one whose choice of a cluster the log shows would show its
        // hand-over as well.
        boolean told = lane.threaded() && sign == EventKind.CLIENT_REQUEST_RESET;
        boolean handed = exchange.cluster != null && !told && (scene.poolLogged || !isHeaders(sign));
        if (!sameBurst || !unlinked || !follows(sign, rec.kind) || handed || isPassed(lane, late, sign)) {
            drop(lane);
            return;
        }
        if (attempt == null) {
            attempt = exchange.begin(Event.NO_TIME, rec.seq);
        }
        // Before 1.26 the end of an answer's body logs nothing of the stream: the line may be another's.
        Confidence confidence = told ? Confidence.CERTAIN : Confidence.INFERRED;
        attempt.upstream = late.upstream;
        attempt.status = late.status == null ? attempt.status : late.status;
        attempt.reused = null;
        attempt.link = new Link(
                sign == EventKind.CLIENT_REQUEST_RESET ? LinkRule.RESET_ADJACENT : LinkRule.RESPONSE_ADJACENT,
                confidence);
        PoolLinker.serve(late.upstream, exchange);
        Rec last = lane.lastWords;
        if (last != null && last.printed == late.upstream && Lane.isBurst(last.time, rec.time)) {
            exchange.steps.addRelated(last);
        }
        if (late.why != null) {
            exchange.steps.addRelated(late.why);
        }
        lane.late = null;
        boolean complete = late.records.stream().anyMatch(line -> line.kind == EventKind.CLIENT_RESPONSE_COMPLETE);
        boolean released = late.records.stream().anyMatch(line -> line.kind == EventKind.POOL_DESTROYING_STREAM);
        Deferred.own(scene, late.records, exchange, OwnerRule.UPSTREAM, confidence);
        if (complete) {
            exchange.upstreamComplete = true;
        }
        if (released) {
            late.upstream.release(exchange);
        }
    }

    /** Envoy resets the stream, and the connection says so in the next line. */
    void resetBy(Lane lane, ConnectionTracker upstream, ExchangeTracker exchange) {
        AttemptTracker attempt = exchange.last();
        if (attempt == null) {
            attempt = exchange.begin(Event.NO_TIME, 0);
            attempt.end(
                    exchange.has(ResponseFlag.UT) ? AttemptOutcome.TIMEOUT : AttemptOutcome.CANCELLED,
                    exchange.lastTime);
        }
        if (attempt.link == null) {
            attempt.upstream = upstream;
            attempt.link =
                    new Link(LinkRule.RESET_ADJACENT, lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED);
            PoolLinker.serve(upstream, exchange);
        }
    }

    /** Headers are handed on at once: a line between is of something else. */
    private static boolean isPassed(Lane lane, Attach late, EventKind sign) {
        return isHeaders(sign) && lane.previous != null && lane.previous.seq != late.lastSeq;
    }

    private static boolean follows(EventKind sign, EventKind kind) {
        return switch (kind) {
            case ROUTER_UPSTREAM_RESET -> sign == EventKind.CLIENT_REQUEST_RESET;
            case ROUTER_UPSTREAM_RESPONSE_HEADERS, HTTP_ENCODE_PREFIX -> isHeaders(sign);
            case ROUTER_UPSTREAM_HEADERS -> sign == EventKind.CLIENT_RESPONSE_COMPLETE || isHeaders(sign);
            case HTTP_ENCODE_COMPLETE, HTTP_RESPONSE_TRAILERS -> sign == EventKind.CLIENT_RESPONSE_COMPLETE;
            default -> false;
        };
    }

    /** Nothing named the user: the lines are the connection's. */
    void drop(Lane lane) {
        Attach late = lane.late;
        if (late != null) {
            lane.late = null;
            Deferred.own(scene, late.records, late.upstream, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        }
    }
}
