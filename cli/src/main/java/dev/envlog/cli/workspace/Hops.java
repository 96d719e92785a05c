package dev.envlog.cli.workspace;

import dev.envlog.access.RequestIds;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers requests by their ids ({@code x-request-id}), as a request is in a log several times: at each proxy that it passes, and as the
 * calls that an application makes for it. What failed there, or took so long, may be why the one at hand failed.
 */
final class Hops {

    /** Ids that are remembered of what failed last. */
    private static final int MOST = 10_000;
    /** Requests of one id: a client may give all of its requests the same. */
    private static final int MOST_OF_ONE = 32;

    private final Map<String, List<Listed>> passed = new LinkedHashMap<>();
    /** Those of ids that are asked about. */
    private final Map<String, List<Listed>> kept = new HashMap<>();

    /** Takes the next request. What outlasts the one asked about passes after it; of what passed before, failures alone can matter. */
    void pass(Listed request) {
        boolean failed = request.exchange().failed();
        String id = failed || !kept.isEmpty() ? id(request) : null;
        List<Listed> asked = id == null ? null : kept.get(id);
        if (asked != null) {
            add(asked, request);
        }
        if (id == null || asked != null || !failed) {
            return;
        }
        add(passed.computeIfAbsent(id, key -> new ArrayList<>(1)), request);
        if (passed.size() > MOST) {
            passed.remove(passed.keySet().iterator().next());
        }
    }

    private static void add(List<Listed> same, Listed request) {
        if (same.size() < MOST_OF_ONE) {
            same.add(new Listed(request.number(), request.exchange().withoutSteps(), request.noise(), null));
        }
    }

    /** From now on nothing of that request's id is forgotten. */
    void keep(Listed request) {
        String id = id(request);
        if (id != null && kept.size() < MOST_OF_ONE && !kept.containsKey(id)) {
            List<Listed> before = passed.remove(id);
            kept.put(id, before == null ? new ArrayList<>() : before);
        }
    }

    /** Requests with the id of one that failed or were under way when it ended, in order of their numbers, without their records. */
    List<Listed> of(Listed request) {
        String id = id(request);
        List<Listed> same = id == null ? null : kept.containsKey(id) ? kept.get(id) : passed.get(id);
        if (same == null) {
            return List.of();
        }
        return same.stream()
                .filter(other -> !isSame(other.exchange(), request.exchange()))
                .filter(other -> tells(other.exchange(), request.exchange().span()))
                .toList();
    }

    private static @Nullable String id(Listed request) {
        String id = request.exchange().request().requestId();
        return id == null || request.exchange().kind() != ExchangeKind.HTTP ? null : RequestIds.untraced(id);
    }

    private static boolean isSame(Exchange one, Exchange other) {
        return one.origin().equals(other.origin())
                && one.extent().firstLine() == other.extent().firstLine()
                && one.ref().equals(other.ref());
    }

    /** Whether it was under way during that time, and failed or lasted beyond it. Without times all that failed counts. */
    private static boolean tells(Exchange other, Span during) {
        Span span = other.span();
        boolean apart = isBefore(span.end(), during.start()) || isBefore(during.end(), span.start());
        return !apart && (other.failed() || span.open() || isBefore(during.end(), span.end()));
    }

    private static boolean isBefore(long time, long other) {
        return time != Event.NO_TIME && other != Event.NO_TIME && time < other;
    }
}
