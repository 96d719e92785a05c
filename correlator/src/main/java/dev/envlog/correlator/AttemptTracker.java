package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One try while it is going on. */
final class AttemptTracker {

    final int number;
    final long start;
    final long startSeq;
    /** The connection that was handed over, or whose failure ended the try. */
    @Nullable
    ConnectionTracker upstream;
    /** The connection that this try caused to be opened: says where it wants to go, not where it went. */
    @Nullable
    ConnectionTracker triggered;

    /** The host, as the access log tells it; the log of a connection says more. */
    @Nullable
    String host;

    @Nullable
    Link link;

    @Nullable
    Boolean reused;

    /** The pool had a free connection when it was asked. */
    boolean atOnce;

    /** What was said of its way through the pool: each is said once, unless a connection is lost. */
    private final Set<EventKind> said = EnumSet.noneOf(EventKind.class);

    AttemptOutcome outcome = AttemptOutcome.OPEN;

    @Nullable
    Integer status;

    @Nullable
    String resetReason;
    /** It was reset in the middle of its answer: what comes after is of the proxy's making. */
    boolean cut;
    /** Which side had closed the connection whose line stands directly before the reset; null if none does. */
    @Nullable
    Closer closer;
    /** What the transport socket says of the reset. */
    @Nullable
    String transportFailure;

    /** What the codec had not been able to take of what the host sent, when it ended. */
    @Nullable
    String malformed;
    /** Why its connection had been closed, when it ended. */
    @Nullable
    String transport;

    long ready = Event.NO_TIME;
    long end = Event.NO_TIME;

    AttemptTracker(int number, long start, long startSeq) {
        this.number = number;
        this.start = start;
        this.startSeq = startSeq;
    }

    boolean isOpen() {
        return outcome == AttemptOutcome.OPEN;
    }

    void said(EventKind kind) {
        said.add(kind);
    }

    boolean wasSaid(EventKind kind) {
        return said.contains(kind);
    }

    /** A circuit breaker of the pool refused it. */
    boolean isRefused() {
        return said.contains(EventKind.POOL_PENDING_OVERFLOW) || said.contains(EventKind.POOL_ACTIVE_OVERFLOW);
    }

    /** True while it waits for a connection. */
    boolean isWaiting() {
        return isOpen() && link == null;
    }

    boolean isOfConnecting() {
        return outcome == AttemptOutcome.CONNECT_FAILURE || outcome == AttemptOutcome.CONNECT_TIMEOUT;
    }

    /** The log tells which side closed its connection. */
    boolean isCloserSeen() {
        return closer != null || (upstream != null && upstream.closedBy != null);
    }

    /** What its connection says later is about others. */
    void end(AttemptOutcome how, long time) {
        outcome = how;
        end = time;
        malformed = upstream == null ? null : upstream.malformed;
        transport = upstream == null ? null : upstream.closeError();
    }

    /** Address of the host, as far as it is told. */
    @Nullable
    String address() {
        ConnectionTracker known = upstream != null ? upstream : triggered;
        return known == null ? host : known.address;
    }

    UpstreamAttempt toAttempt() {
        return new UpstreamAttempt(
                number,
                upstream == null ? null : upstream.id,
                address(),
                reused,
                outcome,
                status,
                resetReason,
                start,
                ready,
                end,
                link);
    }
}
