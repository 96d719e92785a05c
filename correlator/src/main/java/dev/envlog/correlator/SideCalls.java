package dev.envlog.correlator;

import dev.envlog.diagnosis.GrpcStatus;
import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import org.jspecify.annotations.Nullable;

/** How side calls end: what it means for who made them, and those of which the log does not show the end. */
final class SideCalls {

    private SideCalls() {}

    /**
     * A filter that is destroyed with its request cancels the call it waits for, and closes its gRPC stream
     * ({@code onDestroy()} of ext_authz, Lua, ext_proc …). A mirror is nobody's: it may outlive its request. And no stream
     * outlives its connection. The call itself stays one whose end is not in the log: when it ended is not known.
     */
    static void endTries(ExchangeTracker call) {
        ExchangeTracker parent = call.parent;
        AttemptTracker last = call.last();
        ConnectionTracker upstream = last == null ? null : last.upstream;
        if (upstream != null && upstream.isClosed()) {
            call.endOpenAttempts(AttemptOutcome.RESET, Event.NO_TIME);
        } else if (parent != null && parent.ended && !isMirror(call, parent)) {
            call.endOpenAttempts(AttemptOutcome.CANCELLED, Event.NO_TIME);
        }
    }

    /** A side call is over: whoever made it may fail because of how it went. */
    static void ended(ExchangeTracker call) {
        ExchangeTracker parent = call.parent;
        if (call.kind == ExchangeKind.ASYNC && parent != null && !isMirror(call, parent)) {
            parent.calls().ended(call);
        }
        // What ends after who made it is cancelled with it.
        if (parent != null && parent.calls != null && parent.calls.pending == call && !parent.ended) {
            parent.calls.pending = null;
        }
    }

    /**
     * The answer of a call is told to whoever made it, in the same callback: also of one that began before the log, and of one whose
     * answer has a body that nobody waits for.
     */
    static void told(@Nullable ExchangeTracker call, ExchangeTracker exchange) {
        if (call == null || call.kind != ExchangeKind.ASYNC || exchange.kind != ExchangeKind.HTTP) {
            return;
        }
        boolean answered = call.ended || call.status != null;
        if (answered && (call.parent == null || call.parent == exchange)) {
            call.parent = call.handedOut ? call.parent : exchange;
            exchange.calls().last = call;
        }
    }

    /** The call that an exchange waited for when it ended, by the name of its cluster or host; null if none is known. */
    static @Nullable String pending(ExchangeTracker exchange) {
        ExchangeTracker call = exchange.calls == null ? null : exchange.calls.pending;
        return call == null || call.status != null || isMirror(call, exchange)
                ? null
                : call.cluster != null ? call.cluster : call.authority;
    }

    /** How the last side call that an exchange made failed, in words; null if it did not, or there was none. */
    static @Nullable String failed(ExchangeTracker exchange) {
        CallsMade calls = exchange.calls;
        if (calls == null || calls.failed != null || calls.last == null) {
            return calls == null ? null : calls.failed;
        }
        return failure(calls.last);
    }

    /** The exchange made a call that is no stream of its own. Null if that did not fail: then the one before counts. */
    static void failed(ExchangeTracker exchange, @Nullable String how) {
        if (how != null) {
            exchange.calls().failed(how);
        }
    }

    /**
     * How a call of Google's gRPC client failed, which has no stream that the log could tell of ({@code google_async_client_impl.cc}); null
     * if it did not.
     */
    static @Nullable String closed(Event event) {
        Integer status = Decimal.small(event.field("code"));
        return status == null || status == 0 ? null : words(status, event.field("message"));
    }

    private static @Nullable String failure(ExchangeTracker call) {
        Integer grpc = call.grpcStatus;
        if (grpc != null) {
            return grpc == 0 ? null : words(grpc, call.grpcMessage);
        }
        Integer status = call.status;
        return !Response.isError(status) ? null : "it answered " + status;
    }

    private static String words(int status, @Nullable String message) {
        return "gRPC status " + GrpcStatus.words(status, message);
    }

    /** A mirror asks for what its request asked for, once that is routed; ext_authz over HTTP asks for the same, but before. */
    private static boolean isMirror(ExchangeTracker call, ExchangeTracker parent) {
        return call.ofRouted && call.path != null && call.path.equals(parent.path);
    }
}
