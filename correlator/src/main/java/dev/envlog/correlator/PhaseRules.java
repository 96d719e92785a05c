package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Phases;
import org.jspecify.annotations.Nullable;

/** Splits the time of a request, from the stamps of the log itself. With several tries the last one counts. */
final class PhaseRules {

    private PhaseRules() {}

    static Phases phases(ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        long asked = last == null ? Event.NO_TIME : last.start;
        long ready = last == null ? Event.NO_TIME : last.ready;
        Long waited =
                last != null && isSeenWaiting(exchange, last) ? between(asked, isMade(last) ? ready : last.end) : null;
        Long connect = waited == null || last == null ? null : connect(last);
        Long poolWait = waited == null ? null : Long.valueOf(Math.max(0, waited - (connect == null ? 0 : connect)));
        long answered = last != null && last.ready != Event.NO_TIME ? exchange.responseAt : Event.NO_TIME;
        Long service = exchange.accessLog == null ? null : exchange.accessLog.serviceNs();
        return new Phases(
                between(exchange.start, exchange.routed),
                poolWait,
                connect,
                service != null ? service : between(ready, answered),
                exchange.ended && !exchange.endUntold ? between(exchange.responseAt, exchange.end) : null);
    }

    /** Where the log begins with a connection being handed over, how long the request had waited for it is not known. */
    private static boolean isSeenWaiting(ExchangeTracker exchange, AttemptTracker last) {
        return exchange.routed != Event.NO_TIME || last.number > 1 || last.wasSaid(EventKind.POOL_QUEUEING);
    }

    /** False if the try ended while its connection was being made, or was waited for. */
    private static boolean isMade(AttemptTracker attempt) {
        ConnectionTracker upstream = attempt.upstream;
        if (attempt.ready != Event.NO_TIME || Boolean.TRUE.equals(attempt.reused)) {
            return true;
        }
        return upstream == null ? !attempt.wasSaid(EventKind.POOL_QUEUEING) : upstream.connected != Event.NO_TIME;
    }

    /** Connecting counts only as far as this try waited for it. */
    private static @Nullable Long connect(AttemptTracker attempt) {
        ConnectionTracker upstream = attempt.upstream;
        if (upstream == null || upstream.opened == Event.NO_TIME) {
            return null;
        }
        if (Boolean.TRUE.equals(attempt.reused)) {
            return null;
        }
        return between(Math.max(upstream.opened, attempt.start), isMade(attempt) ? upstream.connected : attempt.end);
    }

    private static @Nullable Long between(long from, long to) {
        return from == Event.NO_TIME || to == Event.NO_TIME || to < from ? null : to - from;
    }
}
