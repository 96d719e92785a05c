package dev.envlog.correlator;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Response;
import org.jspecify.annotations.Nullable;

/** The way back: local replies, response headers and trailers, and how a stream ends. */
final class ResponseRules {

    private static final String ADMIN = "admin_filter_response";
    private static final String SERVICE_TIME = "x-envoy-upstream-service-time";

    private final Scene scene;

    ResponseRules(Scene scene) {
        this.scene = scene;
    }

    void act(Event event, Rec rec, Lane lane, ExchangeTracker exchange) {
        switch (rec.kind) {
            case HTTP_LOCAL_REPLY, HTTP_LOCAL_REPLY_PREPARE, HTTP_LOCAL_REPLY_DIRECT -> {
                exchange.localReply = true;
                exchange.spokeLast = exchange.attempts.isEmpty() ? exchange.steps.lastHttpFilter : null;
                String said = event.field("details");
                // Some filters give none, and the blank before it may have been lost.
                exchange.details = said == null || said.isBlank() ? exchange.details : said;
                exchange.clusterFlag = scene.releases.clusterNotFoundFlag();
                ReplyOutcome.ends(exchange, rec);
                if (exchange.clientMalformed == null && exchange.connection != null) {
                    // The codec may give up before the stream's id was printed; nothing more is read then.
                    exchange.clientMalformed = exchange.connection.malformed;
                }
            }
            // Printed while the answer's headers are made ready.
            case HTTP_CONNECTION_CLOSE_HEADER -> exchange.answering = true;
            case HTTP_UPSTREAM_DISABLE ->
                exchange.answering |= exchange.connection != null && !exchange.connection.http2;
            case HTTP_STREAM_MAX_DURATION -> exchange.maxDuration = true;
            case HTTP_LOCAL_REPLY_EXECUTE -> exchange.localReply = true;
            // Redirects and direct responses are local replies too (filter_manager.cc): which answer it is other lines
            // say.
            case EXT_PROC_LOCAL_REPLY -> {
                exchange.localReply = true;
                exchange.answering = true;
            }
            case HTTP_LOCAL_REPLY_RESET -> exchange.details = or(event.field("details"), exchange.details);
            case HTTP_RESPONSE_HEADERS -> headers(event, rec, exchange);
            case HTTP_RESPONSE_TRAILERS -> {
                grpcStatus(event, exchange);
                scene.ended(exchange, rec.time);
            }
            case HTTP_ENCODE_COMPLETE -> {
                scene.releases.endPrinted();
                // Without a beginning the headers may have gone out before the log began.
                if (exchange.responseStarted || !exchange.sawStart) {
                    scene.ended(exchange, rec.time);
                }
            }
            case HTTP_END_STREAM_RESET -> {
                if (isIdle(exchange, rec)) {
                    exchange.flag(ResponseFlag.SI);
                }
            }
            case HTTP_STREAM_RESET -> reset(event, rec, exchange);
            case ADMIN_REQUEST -> exchange.details = ADMIN;
            case FILTER_FAULT_DELAY -> exchange.flag(ResponseFlag.DI);
            default -> {
                // Tells nothing about the course of the exchange.
            }
        }
    }

    private void headers(Event event, Rec rec, ExchangeTracker exchange) {
        exchange.responseStarted = true;
        exchange.status = null;
        exchange.overloaded = false;
        header(event, exchange);
        rec.torn = exchange.status == null;
        delivered(event, rec, exchange);
        exchange.localReply = exchange.localReply == null ? isOwnAfter(answering(exchange)) : exchange.localReply;
        boolean first = exchange.responseAt == Event.NO_TIME;
        if (first) {
            exchange.responseAt = rec.time;
        }
        exchange.tunnel = exchange.opensTunnel();
        boolean whole = event.isTrue("end_stream");
        if (whole || (!exchange.tunnel && (exchange.upstreamComplete || isOwn(exchange)))) {
            scene.ended(exchange, rec.time);
            exchange.endUntold = first && exchange.status != null;
        }
    }

    /**
     * The answer to a try of which nothing else tells that it was answered. Up to 1.10 nothing says either that an answer is the proxy's own:
     * that it is an upstream's is told by a header that the router adds to those, or else, where it is no error, by the try that waits for it.
     */
    private static void delivered(Event event, Rec rec, ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        boolean waits = exchange.retriedAt != Event.NO_TIME || (last != null && last.isOpen());
        Integer status = exchange.status;
        if (!waits || status == null || Boolean.TRUE.equals(exchange.localReply)) {
            return;
        }
        boolean well = !Response.isError(status) && (exchange.grpcStatus == null || exchange.grpcStatus == 0);
        if (well || event.header(SERVICE_TIME) != null) {
            AttemptTracker answered = exchange.going(exchange.retriedAt, rec.seq);
            if (answered != null) {
                answered.end(AttemptOutcome.RESPONSE, rec.time);
                answered.status = status;
                exchange.answered = answered;
                Lane.served(exchange);
            }
        }
    }

    /**
     * Up to 1.10 nothing says that the answer is the proxy's own; after a try that failed it is nobody else's.
     *
     * @return null if that try does not tell
     */
    private static @Nullable Boolean isOwnAfter(@Nullable AttemptTracker attempt) {
        if (attempt == null) {
            return null;
        }
        return switch (attempt.outcome) {
            case RESPONSE -> false;
            case RESET, CONNECT_FAILURE, CONNECT_TIMEOUT, PER_TRY_TIMEOUT, TIMEOUT, OVERFLOW -> true;
            case CONNECTED, CANCELLED, OPEN -> null;
        };
    }

    /** The try whose answer it is, if it is one of an upstream. */
    private static @Nullable AttemptTracker answering(ExchangeTracker exchange) {
        return exchange.answered != null ? exchange.answered : exchange.last();
    }

    /** What the response's headers tell, all in one record or, up to 1.7, each in one of its own. */
    void header(Event event, ExchangeTracker exchange) {
        Integer told = Decimal.small(event.header(":status"));
        Integer status = told != null ? told : exchange.status;
        exchange.status = status;
        exchange.statements |= status == null ? 0 : Gaps.SHARED.bit(EventKind.HTTP_RESPONSE_HEADERS);
        answered(exchange);
        grpcStatus(event, exchange);
        exchange.grpcTimed |= exchange.grpcStatus != null && event.header(SERVICE_TIME) != null;
        exchange.overloaded |= Response.isServerError(status)
                && (event.header("x-envoy-overloaded") != null || event.header("x-envoy-local-overloaded") != null);
    }

    /**
     * Whether it was the stream's idle timer that reset it. Up to 1.15 it says so only if no response headers went out
     * (source/common/http/conn_manager_impl.cc, onIdleTimeout). Else the connection manager resets a stream whose request is complete
     * when a filter wants it, which says so in the same callback.
     */
    private static boolean isIdle(ExchangeTracker exchange, Rec rec) {
        AttemptTracker last = exchange.last();
        boolean cut = exchange.requestEnded
                && exchange.responseStarted
                && !exchange.upstreamComplete
                && !exchange.tunnel
                && last != null
                && last.outcome == AttemptOutcome.RESPONSE;
        return cut && exchange.details == null && !Lane.isBurst(exchange.lastTime, rec.time);
    }

    /** Envoy made the answer, and its body follows at once. */
    private static boolean isOwn(ExchangeTracker exchange) {
        return Boolean.TRUE.equals(exchange.localReply) || ADMIN.equals(exchange.details);
    }

    /** The status that went to the client is the upstream's own unless Envoy replied. */
    private static void answered(ExchangeTracker exchange) {
        AttemptTracker last = answering(exchange);
        if (last == null || (!last.isOpen() && last.outcome != AttemptOutcome.RESPONSE)) {
            return;
        }
        if (last.status == null && !Boolean.TRUE.equals(exchange.localReply)) {
            last.status = exchange.status;
        }
    }

    private void reset(Event event, Rec rec, ExchangeTracker exchange) {
        exchange.downstreamReset = or(event.field("reason"), "");
        String details = event.field("details");
        if (details != null && !details.equals("-")) {
            exchange.details = details;
        }
        ConnectionTracker connection = exchange.connection;
        if (connection != null && ((connection.protocolError && !connection.http2) || connection.streamError)) {
            exchange.flag(ResponseFlag.DPE);
            exchange.clientCancelled = connection.clientCancelled;
            connection.streamError = false;
            connection.clientCancelled = false;
        }
        if (connection != null && connection.closedBy == Closer.REMOTE) {
            exchange.flag(ResponseFlag.DC);
        } else if (connection != null && connection.closedBy == null && isAbandoned(event, exchange)) {
            if (connection.http2) {
                exchange.clientCancelled = true;
            } else {
                exchange.flag(ResponseFlag.DC);
            }
        }
        scene.ended(exchange, rec.time);
    }

    /**
     * Whether the client gave it up, though no line of its connection tells: up to 1.25 a reset prints no reason, and the proxy
     * itself resets only what it has answered, or what has ended at the upstream.
     */
    private static boolean isAbandoned(Event event, ExchangeTracker exchange) {
        return event.field("reason") == null
                && exchange.sawStart
                && !exchange.responseStarted
                && exchange.localReply == null
                && exchange.details == null
                && exchange.unretriedReset == null
                && exchange.flags.isEmpty();
    }

    /** Plain lines of the async client about a side call. */
    void sideCall(Event event, Rec rec, ExchangeTracker call) {
        switch (rec.kind) {
            case HTTP_ASYNC_RESPONSE_HEADERS -> {
                call.status = Decimal.small(event.header(":status"));
                call.responseStarted = true;
                answered(call);
                grpcStatus(event, call);
                if (event.isTrue("end_stream")) {
                    scene.ended(call, rec.time);
                }
            }
            case HTTP_ASYNC_RESPONSE_TRAILERS -> {
                grpcStatus(event, call);
                scene.ended(call, rec.time);
            }
            case HTTP_ASYNC_RESPONSE_DATA -> {
                if (event.isTrue("end_stream")) {
                    scene.ended(call, rec.time);
                }
            }
            default -> {
                // Other lines about it say nothing of its course.
            }
        }
    }

    private static void grpcStatus(Event event, ExchangeTracker exchange) {
        Integer status = Decimal.small(event.header("grpc-status"));
        if (status != null) {
            exchange.grpcStatus = status;
            exchange.grpcMessage = status == 0 ? null : event.header("grpc-message");
        }
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
