package dev.envlog.correlator;

import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.Denials.Denial;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines that print a stream id: connection manager, filter manager, router, and filters that log for the stream. */
final class StreamRules {

    private final Scene scene;
    private final PoolLinker linker;
    private final UpstreamOutcome outcome;
    private final ResponseRules responses;
    private final LateLinks late;

    StreamRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.linker = linker;
        this.outcome = new UpstreamOutcome();
        this.responses = new ResponseRules(scene);
        this.late = new LateLinks(scene);
    }

    void apply(Event event, Rec rec, Lane lane, boolean sameBurst) {
        ExchangeTracker exchange = scene.stream(event.stream());
        if (exchange == null) {
            exchange = open(event, rec, lane, sameBurst);
        } else if (exchange.connection != null) {
            rec.printed = exchange.connection;
        }
        if (exchange.kind == ExchangeKind.ASYNC && ConnectionManagerLines.are(event)) {
            toRequest(event, rec, exchange);
        }
        SharedLines.resolve(scene, lane, exchange);
        if (isVerdict(event)) {
            SideCalls.told(lane.currentInBurst(), exchange);
            lane.checks.end(exchange);
        }
        late.resolve(lane, exchange, rec, sameBurst);
        told(lane, exchange, sameBurst);
        orphans(lane, exchange, sameBurst);
        if (exchange.connection != null) {
            exchange.connection.current = exchange;
            QuicLines.settle(scene, rec, sameBurst, exchange.connection, exchange);
        }
        act(event, rec, lane, exchange);
        scene.own(rec, exchange, OwnerRule.STREAM_ID, Confidence.CERTAIN);
        lane.on(exchange);
        lane.guessed = null;
        if (exchange.ended) {
            lane.ends.ended(exchange);
        }
    }

    /** What a filter has said without an id just before. */
    private static void told(Lane lane, ExchangeTracker exchange, boolean sameBurst) {
        Asked asked = lane.asked;
        lane.asked = null;
        if (!sameBurst) {
            lane.refusal = null;
            return;
        }
        lane.refuse(exchange);
        if (asked != null && exchange.kind == ExchangeKind.HTTP) {
            asked.tell(exchange);
        }
    }

    /** What ext_authz logs in the callback in which its call was answered ({@code ext_authz.cc: onComplete}). */
    private static boolean isVerdict(Event event) {
        return switch (event.event()) {
            case EXT_AUTHZ_ACCEPTED, EXT_AUTHZ_REJECTED, EXT_AUTHZ_REJECTED_ERROR, EXT_AUTHZ_ALLOWED_ERROR -> true;
            case HTTP_LOCAL_REPLY, HTTP_LOCAL_REPLY_PREPARE -> {
                String details = event.field("details");
                yield details != null && details.startsWith("ext_authz_");
            }
            default -> false;
        };
    }

    /** Only the connection manager logs for the stream as such: it is one of the real connection 0, begun before the log. */
    private void toRequest(Event event, Rec rec, ExchangeTracker exchange) {
        ConnectionTracker zero = scene.connection(exchange.connectionId, rec, event.thread());
        zero.side = Side.DOWNSTREAM;
        exchange.kind = ExchangeKind.HTTP;
        exchange.connection = zero;
        exchange.parent = null;
        exchange.sawStart = false;
        exchange.start = Event.NO_TIME;
        if (!exchange.ended) {
            zero.use(exchange);
        }
    }

    private ExchangeTracker open(Event event, Rec rec, Lane lane, boolean sameBurst) {
        long connectionId = event.connection();
        ConnectionTracker known = scene.knownConnection(connectionId);
        boolean announced = known != null && !known.unnamed.isEmpty() && Objects.equals(known.thread, event.thread());
        if (connectionId == 0 && isSideCall(event.event(), known, announced, event.thread())) {
            return openSideCall(event, rec, lane, sameBurst);
        }
        boolean begins = event.event() == EventKind.HTTP_REQUEST_HEADERS || announced;
        ConnectionTracker connection = scene.connection(connectionId, rec, event.thread());
        connection.side = Side.DOWNSTREAM;
        ExchangeTracker exchange = scene.openStream(ExchangeKind.HTTP, connection, connectionId, event.stream(), rec);
        exchange.thread = event.thread();
        if (begins) {
            exchange.sawStart = true;
            exchange.startLost = connection.unnamed.isEmpty();
            claimUnnamed(connection, exchange);
            endPredecessors(connection, exchange, rec);
        } else {
            exchange.start = Event.NO_TIME;
            scene.looseHead.tell(event, exchange);
        }
        connection.use(exchange);
        if (announced && connection.protocolError && !connection.http2 && sameBurst) {
            // The codec gave up before the stream had said anything.
            exchange.clientMalformed = connection.malformed;
            exchange.flag(ResponseFlag.DPE);
        }
        return exchange;
    }

    /**
     * {@code [C0]} stands for "no connection" or for the first connection of the process. A stream of a connection shows its
     * headers before the router speaks of it; the async client goes straight to the router.
     */
    private static boolean isSideCall(
            EventKind kind, @Nullable ConnectionTracker zero, boolean announced, @Nullable String thread) {
        if (kind == EventKind.HTTP_REQUEST_HEADERS) {
            return false;
        }
        return isRouting(kind)
                || (!announced
                        && (zero == null
                                || zero.side != Side.DOWNSTREAM
                                || zero.isClosed()
                                || !Objects.equals(zero.thread, thread)));
    }

    /** What the router says of a request first. */
    private static boolean isRouting(EventKind kind) {
        return switch (kind) {
            case ROUTER_CLUSTER_MATCH, ROUTER_NO_ROUTE, ROUTER_UNKNOWN_CLUSTER -> true;
            default -> false;
        };
    }

    /**
     * "new stream" prints no stream id. A codec goes from there to the stream's headers without turning to another, so the one
     * that waits last is meant, and those before it are of streams of which the log shows no more; with QUIC the k-th belongs to
     * the k-th stream that shows itself.
     */
    private void claimUnnamed(ConnectionTracker connection, ExchangeTracker exchange) {
        if (connection.unnamed.isEmpty()) {
            return;
        }
        while (!connection.http3 && connection.unnamed.size() > 1) {
            Deferred.own(
                    scene, connection.unnamed.removeFirst(), connection, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        }
        var records = connection.unnamed.removeFirst();
        if (!records.isEmpty()) {
            exchange.start = records.get(0).time;
        }
        Deferred.own(scene, records, exchange, OwnerRule.DOWNSTREAM, Confidence.CERTAIN);
    }

    /** HTTP/1 serves one stream after the other: the next one shows that those before it are over. */
    private void endPredecessors(ConnectionTracker connection, ExchangeTracker exchange, Rec rec) {
        if (!connection.http2 && connection.active.size() > 1) {
            for (ExchangeTracker before : connection.active.toArray(ExchangeTracker[]::new)) {
                if (before != exchange) {
                    scene.ended(before, before.lastTime == Event.NO_TIME ? rec.time : before.lastTime);
                }
            }
        }
    }

    /** A stream without a connection: Envoy's async client, on behalf of the stream whose run of lines this is. */
    private ExchangeTracker openSideCall(Event event, Rec rec, Lane lane, boolean sameBurst) {
        ExchangeTracker call = scene.openStream(ExchangeKind.ASYNC, null, 0, event.stream(), rec);
        call.thread = event.thread();
        scene.callsLogged = true;
        call.sawStart = isRouting(event.event());
        lane.backToCaller();
        ExchangeTracker cause = lane.caller(event.field("url"), rec.time);
        if (call.sawStart && sameBurst && cause != null && cause.kind == ExchangeKind.HTTP && !cause.ended) {
            call.parent = cause;
            call.ofRouted = cause.cluster != null;
            cause.calls().pending = call;
        }
        if (!call.sawStart) {
            call.start = Event.NO_TIME;
        }
        return call;
    }

    /** Lines without id at the beginning of a callback belong to the stream that the callback turns out to be about. */
    private void orphans(Lane lane, ExchangeTracker exchange, boolean sameBurst) {
        if (lane.orphans.isEmpty()) {
            return;
        }
        if (sameBurst && exchange.kind == ExchangeKind.HTTP) {
            Deferred.own(scene, lane.orphans, exchange, OwnerRule.POSITION, Confidence.INFERRED);
            SideCalls.failed(exchange, lane.callFailed);
        } else {
            Deferred.none(scene, lane.orphans);
        }
        lane.forgetOrphans();
    }

    private void act(Event event, Rec rec, Lane lane, ExchangeTracker exchange) {
        switch (rec.kind) {
            case HTTP_REQUEST_HEADERS -> begins(event, rec, exchange);
            case HTTP_HEADER -> {
                if (exchange.responseStarted) {
                    responses.header(event, exchange);
                } else {
                    RequestHeaders.routed(event, exchange);
                    scene.output.named(exchange);
                }
            }
            case HTTP_WEBSOCKET_FOUND -> {
                exchange.tunnel = true;
                if (exchange.connection != null) {
                    exchange.connection.websocket = exchange;
                }
            }
            case HTTP_REQUEST_END, HTTP_REQUEST_TRAILERS -> exchange.requestEnded = true;
            case ROUTER_CLUSTER_MATCH -> {
                scene.looseHead.check(event, exchange);
                clusterChosen(event, rec, exchange);
            }
            case ROUTER_UNKNOWN_CLUSTER -> {
                exchange.cluster = event.field("cluster");
                exchange.flag(scene.releases.clusterNotFoundFlag());
            }
            // Later releases say so in details as well.
            case ROUTER_NO_ROUTE -> {
                scene.looseHead.check(event, exchange);
                exchange.flag(ResponseFlag.NR);
                asked(event, exchange);
            }
            // Up to 1.7 the router prints nothing but headers, each a record of its own.
            case ROUTER_DECODING_HEADERS, ROUTER_HEADER -> {
                scene.looseHead.check(event, exchange);
                RequestHeaders.routed(event, exchange);
                scene.output.named(exchange);
                if (exchange.attempts.isEmpty() || exchange.wantsAttempt) {
                    exchange.begin(rec.time, rec.seq);
                    lane.waits(exchange);
                }
            }
            case ROUTER_RETRY -> triesAgain(lane, exchange, rec);
            case ROUTER_POOL_READY -> linker.ready(lane, exchange, rec);
            case ROUTER_UPSTREAM_HEADERS -> outcome.headers(event, rec, lane, exchange);
            case ROUTER_UPSTREAM_RESPONSE_HEADERS -> UpstreamOutcome.status(event, lane, exchange);
            case ROUTER_UPSTREAM_RESET -> {
                outcome.reset(event, rec, lane, exchange);
                if (exchange.responseAt != Event.NO_TIME) {
                    // An answer that has begun cannot be tried again: the async client drops the stream without a word.
                    endSideCall(exchange, rec);
                }
            }
            case ROUTER_UPSTREAM_TIMEOUT -> timedOut(rec, exchange);
            case ROUTER_PER_TRY_TIMEOUT, ROUTER_PER_TRY_IDLE_TIMEOUT -> outcome.perTryTimeout(rec, exchange);
            case ROUTER_CANCEL_POOL_REQUEST -> {
                outcome.withdrawn(rec, lane, exchange);
                endSideCall(exchange, rec);
            }
            case ROUTER_RESET_POOL_REQUEST -> {
                outcome.cancelled(rec, lane, exchange);
                lane.resetting = exchange;
                endSideCall(exchange, rec);
            }
            case EXT_AUTHZ_CALLING, EXT_AUTHZ_CHECK_REQUEST -> lane.checks.begin(exchange);
            case ROUTER_REDIRECT -> exchange.redirecting = true;
            case ROUTER_REDIRECT_FAILED -> exchange.redirecting = false;
            case ROUTER_REDIRECT_SUCCEEDED -> {
                AttemptTracker last = exchange.last();
                if (exchange.status == null && last != null) {
                    exchange.status = last.status;
                }
                scene.ended(exchange, rec.time);
            }
            case EXT_AUTHZ_REJECTED, EXT_AUTHZ_REJECTED_ERROR, RBAC_ENFORCED_DENIED, JWT_COMPLETE, CATALOGUED -> {
                Denial denial = Denials.of(event);
                if (denial != null) {
                    exchange.denied(denial);
                }
                if (exchange.method == null && Asked.isShown(event, exchange)) {
                    scene.output.named(exchange);
                }
            }
            default -> responses.act(event, rec, lane, exchange);
        }
    }

    private void begins(Event event, Rec rec, ExchangeTracker exchange) {
        RequestHeaders.head(event, exchange);
        rec.torn = Gaps.isTorn(exchange.method)
                || Gaps.isTorn(exchange.authority == null ? "" : exchange.authority)
                || Gaps.isTorn("CONNECT".equals(exchange.method) ? "" : exchange.path);
        scene.output.named(exchange);
    }

    private static void clusterChosen(Event event, Rec rec, ExchangeTracker exchange) {
        exchange.cluster = event.field("cluster");
        rec.torn = Gaps.isTorn(exchange.cluster);
        exchange.routed = rec.time;
        asked(event, exchange);
    }

    /** The path as the router prints it, where nothing else names it. A CONNECT request has none; it is then printed empty. */
    private static void asked(Event event, ExchangeTracker exchange) {
        if (exchange.path == null) {
            String url = event.field("url");
            exchange.path = url == null ? "" : url;
        }
    }

    private static void triesAgain(Lane lane, ExchangeTracker exchange, Rec rec) {
        long now = rec.time;
        if (exchange.wantsAttempt && exchange.retries > 0) {
            // Of the one that was announced before nothing else is in the log.
            exchange.begin(exchange.askedAt(), rec.seq).end(AttemptOutcome.RESET, now);
        }
        exchange.retries++;
        exchange.responseAt = Event.NO_TIME;
        exchange.unretriedReset = null;
        AttemptTracker last = exchange.last();
        exchange.retriedResponse |= last != null && last.outcome == AttemptOutcome.RESPONSE;
        exchange.wantsAttempt = true;
        // Up to 1.14 it is announced with the end of the one before ({@code router.cc: setupRetry}), later when its
        // pause is over (doRetry).
        exchange.retriedAt = Lane.isBurst(exchange.lastTime, now) ? Event.NO_TIME : now;
        Lane.served(exchange);
        lane.waits(exchange);
    }

    private static void timedOut(Rec rec, ExchangeTracker exchange) {
        exchange.going(exchange.askedAt(), rec.seq);
        exchange.endOpenAttempts(AttemptOutcome.TIMEOUT, rec.time);
        AttemptTracker last = exchange.last();
        // The time is up for an answer that has begun and does not end, too.
        if (last != null && last.outcome == AttemptOutcome.RESPONSE) {
            last.end(AttemptOutcome.TIMEOUT, rec.time);
        }
        exchange.flag(ResponseFlag.UT);
    }

    /** Nobody logs the end of a side call that its filter gives up, or of a gRPC stream that has done its work. */
    private void endSideCall(ExchangeTracker exchange, Rec rec) {
        if (exchange.kind == ExchangeKind.ASYNC) {
            scene.ended(exchange, rec.time);
        }
    }
}
