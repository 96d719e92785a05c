package dev.envlog.correlator;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.ResetReason;
import dev.envlog.timeline.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the router says became of a try ({@code source/common/router/router.cc}, {@code upstream_request.cc}). */
final class UpstreamOutcome {

    /** The only status below 200 that ends an answer. */
    private static final int SWITCHING = 101;

    void headers(Event event, Rec rec, Lane lane, ExchangeTracker exchange) {
        AttemptTracker attempt = answering(exchange, lane);
        // The try that was announced, though the log lacks what the pool says of it: those before have ended.
        boolean untold = exchange.wantsAttempt && attempt != null && !attempt.isOpen() && !isSpeaking(attempt, lane);
        if (attempt == null || untold) {
            attempt = exchange.begin(untold ? exchange.retriedAt : Event.NO_TIME, rec.seq);
        }
        attempt.end(AttemptOutcome.RESPONSE, rec.time);
        exchange.answered = attempt;
        Lane.served(exchange);
        if (exchange.responseAt == Event.NO_TIME) {
            exchange.responseAt = rec.time;
        }
        exchange.upstreamComplete |= event.isTrue("end_stream");
    }

    /** On trace level the router prints the headers as the upstream sent them, also those of an answer that the client never gets. */
    static void status(Event event, Lane lane, ExchangeTracker exchange) {
        AttemptTracker attempt = answering(exchange, lane);
        Integer status = Decimal.small(event.header(":status"));
        if (attempt != null && isLive(attempt) && status != null && (status >= 200 || status == SWITCHING)) {
            attempt.status = status;
        }
    }

    /**
     * The try that is being answered. With several under way (hedging) that is the one whose connection spoke in the line before,
     * even if it was already given up because its time was over; otherwise the newest that has a connection.
     */
    private static @Nullable AttemptTracker answering(ExchangeTracker exchange, Lane lane) {
        AttemptTracker newest = null;
        AttemptTracker speaker = null;
        for (AttemptTracker attempt : exchange.attempts) {
            if (isLive(attempt) && attempt.upstream != null) {
                newest = attempt.isOpen() ? attempt : newest;
                speaker = isSpeaking(attempt, lane) ? attempt : speaker;
            }
        }
        return speaker != null ? speaker : newest != null ? newest : exchange.last();
    }

    /** Its connection spoke in the line before. */
    private static boolean isSpeaking(AttemptTracker attempt, Lane lane) {
        Rec previous = lane.previous;
        return previous != null && attempt.upstream != null && attempt.upstream == previous.printed;
    }

    /** It may still be answered. */
    private static boolean isLive(AttemptTracker attempt) {
        return attempt.isOpen() || attempt.outcome == AttemptOutcome.PER_TRY_TIMEOUT;
    }

    void reset(Event event, Rec rec, Lane lane, ExchangeTracker exchange) {
        String reason = event.field("reason");
        // A try that is seen only now began now if it was refused at once, else at a time that the log does not tell.
        AttemptTracker attempt =
                exchange.going(lane.currentInBurst() == exchange ? rec.time : exchange.askedAt(), rec.seq);
        if (attempt == null) {
            attempt = exchange.begin(Event.NO_TIME, rec.seq);
        }
        attempt.resetReason = reason;
        attempt.cut = exchange.responseStarted;
        attempt.closer = closer(lane, rec);
        attempt.transportFailure = event.field("transport_failure");
        exchange.unretriedReset = reason;
        Lane.served(exchange);
        if (attempt.link != null) {
            attempt.end(AttemptOutcome.RESET, rec.time);
            ConnectionTracker upstream = attempt.upstream;
            if (reason == null && upstream != null) {
                // Up to 1.9 no reason is printed; this is the one that later releases print.
                attempt.resetReason = unsaid(upstream, lane, rec);
                exchange.unretriedReset = attempt.resetReason;
            }
            String broken = upstream == null ? null : upstream.frame.tell(rec, List.of(exchange));
            attempt.malformed = broken == null ? attempt.malformed : broken;
            return;
        }
        ConnectionTracker failed = failedConnection(lane, exchange, attempt, reason, rec.seq);
        if (failed != null) {
            failed.failed(exchange);
            exchange.unretriedReset = reason == null ? ResetReason.CONNECTION_FAILURE.printed() : reason;
            attempt.upstream = failed;
            attempt.reused = false;
            attempt.link =
                    new Link(LinkRule.CONNECT_FAILURE, lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED);
        }
        attempt.end(outcome(failed, reason), rec.time);
    }

    /** Who closed the connection: one that is closed resets its streams at once, so it spoke in the line before. */
    private static @Nullable Closer closer(Lane lane, Rec rec) {
        Rec previous = lane.previous;
        if (previous == null || !lane.threaded() || !Lane.isBurst(previous.time, rec.time)) {
            return null;
        }
        ConnectionTracker closed = previous.printed;
        return closed != null && closed.side == Side.UPSTREAM ? closed.closedBy : null;
    }

    /** Why a connection reset a stream of it, as its lines just before tell; null if they do not. */
    private static @Nullable String unsaid(ConnectionTracker upstream, Lane lane, Rec rec) {
        Rec told = lane.lastWords;
        if (told != null
                && told.kind == EventKind.HTTP2_REMOTE_RESET
                && told.printed == upstream
                && Lane.isBurst(told.time, rec.time)) {
            return ResetReason.REMOTE_RESET.printed();
        }
        Rec previous = lane.previous;
        return upstream.closedBy != null && previous != null && previous.printed == upstream
                ? ResetReason.CONNECTION_TERMINATION.printed()
                : null;
    }

    /** One connection's failure ends every stream that waited for it: their lines directly follow its own on the thread. */
    private static @Nullable ConnectionTracker failedConnection(
            Lane lane, ExchangeTracker exchange, AttemptTracker attempt, @Nullable String reason, long now) {
        if (reason != null
                && !ResetReason.CONNECTION_FAILURE.isIn(reason)
                && !ResetReason.CONNECTION_TIMEOUT.isIn(reason)) {
            return null;
        }
        ConnectionTracker failed = lane.failedFor(exchange, attempt, now);
        if (reason == null) {
            // Up to 1.10 no reason is printed: the connection must have said so in the line before.
            Rec previous = lane.previous;
            return lane.threaded() && previous != null && previous.printed == failed ? failed : null;
        }
        boolean same = failed != null
                && (failed.cluster == null || exchange.cluster == null || failed.cluster.equals(exchange.cluster));
        if (same) {
            return failed;
        }
        return lane.threaded() ? null : attempt.triggered;
    }

    private static AttemptOutcome outcome(@Nullable ConnectionTracker failed, @Nullable String reason) {
        if (ResetReason.OVERFLOW.is(reason)) {
            return AttemptOutcome.OVERFLOW;
        }
        if (ResetReason.CONNECTION_TIMEOUT.is(reason) || (failed != null && failed.timedOut)) {
            return AttemptOutcome.CONNECT_TIMEOUT;
        }
        return failed != null || ResetReason.CONNECTION_FAILURE.isIn(reason)
                ? AttemptOutcome.CONNECT_FAILURE
                : AttemptOutcome.RESET;
    }

    void perTryTimeout(Rec rec, ExchangeTracker exchange) {
        AttemptTracker attempt = exchange.going(exchange.askedAt(), rec.seq);
        if (attempt != null && attempt.isOpen()) {
            attempt.end(AttemptOutcome.PER_TRY_TIMEOUT, rec.time);
        }
    }

    /** Envoy gave the try up: for a timeout just logged, or because the request is over. */
    void cancelled(Rec rec, Lane lane, ExchangeTracker exchange) {
        exchange.going(exchange.askedAt(), rec.seq);
        for (int i = exchange.attempts.size() - 1; i >= 0; i--) {
            AttemptTracker attempt = exchange.attempts.get(i);
            if (attempt.isOpen()) {
                attempt.end(AttemptOutcome.CANCELLED, rec.time);
                break;
            }
        }
        Lane.served(exchange);
    }

    /** The same while the pool had no connection for it yet ({@code upstream_request.cc: resetStream}). */
    void withdrawn(Rec rec, Lane lane, ExchangeTracker exchange) {
        cancelled(rec, lane, exchange);
        AttemptTracker attempt = exchange.last();
        if (attempt == null) {
            attempt = exchange.begin(Event.NO_TIME, 0);
            attempt.end(exchange.has(ResponseFlag.UT) ? AttemptOutcome.TIMEOUT : AttemptOutcome.CANCELLED, rec.time);
        }
        attempt.said(rec.kind);
    }
}
