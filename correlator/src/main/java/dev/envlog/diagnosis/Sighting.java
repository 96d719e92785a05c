package dev.envlog.diagnosis;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the records of an exchange say beside what its record holds: values that sentences of {@code explanations.txt} quote, and words
 * that its conditions ask for.
 *
 * @param upgrade the protocol that the client wants to go on with, as its header says; null if it wants none
 * @param timeout how long the upstream may take, in milliseconds, as the router tells it ({@code x-envoy-expected-rq-timeout-ms})
 * @param words conditions that hold
 */
record Sighting(@Nullable String upgrade, @Nullable String timeout, Set<String> words) {

    /** @param upstreams connections of the tries */
    static Sighting of(Exchange exchange, Set<Long> upstreams) {
        List<Step> steps = exchange.steps();
        String upgrade = header(steps, "upgrade", EventKind.HTTP_REQUEST_HEADERS);
        boolean tunnel = "CONNECT".equals(exchange.request().method());
        String wanted = upgrade == null && tunnel ? "CONNECT" : upgrade;
        String timeout = header(steps, "x-envoy-expected-rq-timeout-ms", EventKind.ROUTER_DECODING_HEADERS);
        Set<String> words = new HashSet<>();
        add(words, "upgrade", wanted != null);
        add(words, "connect", tunnel);
        add(words, "timed", timeout != null && timeout.matches("\\d{1,9}"));
        boolean connecting = false;
        for (Step step : steps) {
            Event event = step.event();
            add(words, "counted", tellsTries(event));
            boolean up = event.hasConnection() && upstreams.contains(event.connection());
            connecting |= event.event() == EventKind.CONNECTION_CONNECTING_TO;
            add(words, "connected", event.event() == EventKind.CONNECTION_CONNECTED && up);
            add(words, "secured", up && isSecured(event.event()));
            add(words, "http2", "http2".equals(event.logger()) && !up);
        }
        add(words, "connecting", connecting && !words.contains("connected"));
        return new Sighting(wanted, timeout, words);
    }

    /** Whether tries can be told of: by the debug log, or by the access log if its format has their number. */
    private static boolean tellsTries(Event event) {
        AccessLogEntry entry = event.kind() == RecordKind.ACCESS ? AccessLogLine.read(event) : null;
        return entry == null ? event.kind() == RecordKind.LOG : entry.tries() != null;
    }

    private static boolean isSecured(EventKind kind) {
        return kind == EventKind.CONNECTION_TLS_HANDSHAKE_COMPLETE || kind == EventKind.CONNECTION_TLS_CERT_VALIDATED;
    }

    private static void add(Set<String> words, String word, boolean holds) {
        if (holds) {
            words.add(word);
        }
    }

    private static @Nullable String header(List<Step> steps, String name, EventKind kind) {
        for (Step step : steps) {
            if (step.event().event() == kind) {
                return step.event().header(name);
            }
        }
        return null;
    }
}
