package dev.envlog.correlator;

import dev.envlog.data.Table;
import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts that requests of a dynamic forward proxy wait for. The lookup is begun by the filter on the worker and made on the main
 * thread ({@code dns_cache_impl.cc}), for whoever waits for that name: a request shows it.
 */
final class Lookups {

    /** What a statement of the cache says of the name. */
    private enum Says {
        BEGINS,
        KNOWN,
        TELLS
    }

    private static final class Known {
        static final Map<String, Says> STATEMENTS =
                Table.load(Lookups.class, "lookups.txt", "statement", "says").stream()
                        .collect(Collectors.toMap(row -> row.cell(0), row -> row.choice(1, Says.class)));
    }

    /** How many requests that wait are remembered. */
    private static final int MOST = 32;

    private record Waiting(ExchangeTracker exchange, String host) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** A record that may be of the cache; if so, the exchange owns it or nobody does. */
    void line(Event event, Rec rec) {
        String name = event.eventName();
        Says says = name == null ? null : Known.STATEMENTS.get(name);
        String host = says == null ? null : event.field("host");
        if (says == null || host == null) {
            return;
        }
        switch (says) {
            case BEGINS -> begin(rec.exchange, host);
            case KNOWN -> found(rec.exchange, host);
            case TELLS -> show(rec, host);
        }
    }

    private void begin(@Nullable ExchangeTracker exchange, String host) {
        waiting.removeIf(Lookups::isOver);
        if (exchange != null && !isOver(new Waiting(exchange, host))) {
            waiting.addLast(new Waiting(exchange, host));
            if (waiting.size() > MOST) {
                waiting.removeFirst();
            }
        }
    }

    /** The name was known: nothing is looked up. */
    private void found(@Nullable ExchangeTracker exchange, String host) {
        waiting.removeIf(one -> one.exchange == exchange && one.host.equals(host));
    }

    /** The filter is one before the router. */
    private static boolean isOver(Waiting one) {
        return one.exchange.handedOut || !one.exchange.isBeingFiltered();
    }

    private void show(Rec rec, String host) {
        for (Waiting one : waiting) {
            if (one.host.equals(host) && !isOver(one) && rec.exchange != one.exchange) {
                one.exchange.steps.addContext(rec);
            }
        }
    }
}
