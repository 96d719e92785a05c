package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts that requests of a dynamic forward proxy wait for. The lookup is begun by the filter on the worker and made on the main
 * thread ({@code dns_cache_impl.cc}), for whoever waits for that name: a request shows it.
 */
final class Lookups {

    static final String LOGGER = "forward_proxy";
    /** How many requests that wait are remembered. */
    private static final int MOST = 32;

    private record Waiting(ExchangeTracker exchange, String host) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** A record of the cache, which the exchange owns or nobody does. */
    void line(Event event, Rec rec) {
        String name = event.eventName();
        String host = event.field("host");
        if (name == null || host == null) {
            return;
        }
        switch (name) {
            case "forward_proxy.thread_local_lookup_host", "forward_proxy.thread_lookup" -> begin(rec.exchange, host);
            case "forward_proxy.cache_hit_host", "forward_proxy.thread_hit" -> found(rec.exchange, host);
            case "forward_proxy.starting_main_thread_resolve_host",
                    "forward_proxy.main_thread_resolve_host_skipped",
                    "forward_proxy.main_thread_resolve_complete_host",
                    "forward_proxy.main_resolve_complete",
                    "forward_proxy.host_resolution_timeout",
                    "forward_proxy.host_address_changed",
                    "forward_proxy.address_changed" -> show(rec, host);
            default -> {
                // About the cache itself.
            }
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
