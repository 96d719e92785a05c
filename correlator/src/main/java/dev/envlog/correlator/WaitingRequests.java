package dev.envlog.correlator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests and sessions that wait for their line of the access log, by what such a line tells of them. */
final class WaitingRequests {

    /** Few are remembered without having been handed out; this bounds what a hostile log can add. */
    private static final int MOST = 50_000;

    private static final int MOST_ALIKE = 1024;

    /** Several where an internal redirect or a retry of the client keeps the id, or where clients ask for the same. */
    private final Map<String, List<ExchangeTracker>> byKey = new LinkedHashMap<>();

    void add(String key, ExchangeTracker exchange) {
        List<ExchangeTracker> alike = byKey.computeIfAbsent(key, any -> new ArrayList<>(1));
        if (alike.size() < MOST_ALIKE && !alike.contains(exchange)) {
            alike.add(exchange);
        }
        if (byKey.size() > MOST) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    void remove(String key, ExchangeTracker exchange) {
        List<ExchangeTracker> alike = byKey.get(key);
        if (alike != null && alike.remove(exchange) && alike.isEmpty()) {
            byKey.remove(key);
        }
    }

    /** Those of that key, the first to come first. */
    List<ExchangeTracker> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }
}
