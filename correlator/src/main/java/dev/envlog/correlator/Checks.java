package dev.envlog.correlator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a thread that wait for an authorization server, as their filter says. Where the router is not logged the call is no stream
 * of the log, and its answer, which has no id, is for the only one that waits.
 */
final class Checks {

    private static final int MOST = 16;

    private final List<ExchangeTracker> waiting = new ArrayList<>(2);
    /** There were more: that one alone waits cannot be told until none does. */
    private boolean many;

    void begin(ExchangeTracker exchange) {
        prune();
        if (!waiting.contains(exchange)) {
            many |= waiting.size() >= MOST;
            if (!many) {
                waiting.add(exchange);
            }
        }
    }

    void end(ExchangeTracker exchange) {
        waiting.remove(exchange);
    }

    /** The request that an answer is for; null if none waits, or several do. */
    @Nullable
    ExchangeTracker only() {
        prune();
        return waiting.size() == 1 && !many ? waiting.get(0) : null;
    }

    private void prune() {
        waiting.removeIf(exchange -> exchange.handedOut || !exchange.isBeingFiltered());
        many &= !waiting.isEmpty();
    }
}
