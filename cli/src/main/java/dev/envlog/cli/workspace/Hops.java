package dev.envlog.cli.workspace;

import dev.envlog.access.RequestIds;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /** Failures that are remembered, the last ones. */
    private static final int MOST = 10_000;
    /** The same of one id: a client may give all of its requests the same. */
    private static final int MOST_OF_ONE = 32;
    /** Requests that may be asked about, the last ones: where one is to be picked a better one takes its place. */
    private static final int MOST_ASKED = 1_000;

    /** What passed behind a request that is asked about, and tells of it. */
    private static final class Asked {

        private final Listed request;
        private final Deque<Listed> behind = new ArrayDeque<>(1);

        Asked(Listed request) {
            this.request = request;
        }
    }

    /** By id, the one that came first is the first. */
    private final Map<String, Deque<Listed>> failed = new LinkedHashMap<>();

    private int count;
    /** By id. */
    private final Map<String, List<Asked>> asked = new HashMap<>();

    private final Deque<Asked> inOrder = new ArrayDeque<>();

    /** Takes the next request. What outlasts the one asked about passes after it; of what passed before, failures alone can matter. */
    void pass(Listed request) {
        boolean failure = request.exchange().failed();
        String id = failure || !asked.isEmpty() ? id(request) : null;
        if (id == null) {
            return;
        }
        Listed brief = new Listed(request.number(), request.exchange().withoutSteps(), request.noise(), null);
        for (Asked one : asked.getOrDefault(id, List.of())) {
            if (tells(brief.exchange(), one.request.exchange())) {
                addTo(one.behind, brief);
            }
        }
        if (failure) {
            count += addTo(failed.computeIfAbsent(id, key -> new ArrayDeque<>(1)), brief);
            while (count > MOST) {
                forgetOldest();
            }
        }
    }

    /** @return how many more there are then */
    private static int addTo(Deque<Listed> same, Listed request) {
        same.addLast(request);
        if (same.size() > MOST_OF_ONE) {
            same.removeFirst();
            return 0;
        }
        return 1;
    }

    private void forgetOldest() {
        Deque<Listed> oldest = failed.values().iterator().next();
        oldest.removeFirst();
        count--;
        if (oldest.isEmpty()) {
            failed.values().remove(oldest);
        }
    }

    /** That request may be the one asked about: what failed meanwhile is not forgotten, and what passes behind it is looked at. */
    void keep(Listed request) {
        String id = id(request);
        if (id == null) {
            return;
        }
        Asked one = new Asked(new Listed(request.number(), request.exchange().withoutSteps(), request.noise(), null));
        failed.getOrDefault(id, new ArrayDeque<>()).stream()
                .filter(other -> tells(other.exchange(), one.request.exchange()))
                .forEach(other -> addTo(one.behind, other));
        asked.computeIfAbsent(id, key -> new ArrayList<>(1)).add(one);
        inOrder.addLast(one);
        if (inOrder.size() > MOST_ASKED) {
            letGo(inOrder.removeFirst());
        }
    }

    private void letGo(Asked oldest) {
        String id = id(oldest.request);
        List<Asked> same = id == null ? null : asked.get(id);
        if (same != null && same.remove(oldest) && same.isEmpty()) {
            asked.remove(id);
        }
    }

    /** Requests with the id of one that failed or were under way when it ended, as they came, without their records. */
    List<Listed> of(Listed request) {
        String id = id(request);
        return id == null
                ? List.of()
                : asked.getOrDefault(id, List.of()).stream()
                        .filter(one -> isSame(one.request.exchange(), request.exchange()))
                        .flatMap(one -> one.behind.stream())
                        .distinct()
                        .toList();
    }

    private static @Nullable String id(Listed request) {
        String id = request.exchange().request().requestId();
        return id == null || request.exchange().kind() != ExchangeKind.HTTP || !RequestIds.isId(id)
                ? null
                : RequestIds.untraced(id);
    }

    private static boolean isSame(Exchange one, Exchange other) {
        return one.origin().equals(other.origin())
                && one.extent().firstLine() == other.extent().firstLine()
                && one.ref().equals(other.ref());
    }

    /** Whether another one was under way during that time, and failed or lasted beyond it. Without times all that failed counts. */
    private static boolean tells(Exchange other, Exchange asked) {
        Span span = other.span();
        Span during = asked.span();
        boolean apart = isBefore(span.end(), during.start()) || isBefore(during.end(), span.start());
        return !apart && !isSame(other, asked) && (other.failed() || span.open() || isBefore(during.end(), span.end()));
    }

    private static boolean isBefore(long time, long other) {
        return time != Event.NO_TIME && other != Event.NO_TIME && time < other;
    }
}
