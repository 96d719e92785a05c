package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.Hop.Relation;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers requests by their {@link Marks}, as a request is in a log several times: at each proxy that it passes, and as the calls that an
 * application makes for it. What failed there, or took so long, may be why the one at hand failed.
 */
final class Hops {

    /** Failures that are remembered, the last ones. */
    private static final int MOST = 20_000;
    /** The same of one mark: a client may give all of its requests the same id. */
    private static final int MOST_OF_ONE = 32;
    /** Requests that may be asked about, the last ones: where one is to be picked a better one takes its place. */
    private static final int MOST_ASKED = 1_000;

    /** A request without its records, which its marks were made of. No record: two are compared by which they are, not by all they hold. */
    private static final class Marked {

        private final Listed request;
        private final Marks marks;

        private Marked(Listed request, Marks marks) {
            this.request = request;
            this.marks = marks;
        }

        static Marked of(Listed request) {
            Exchange exchange = request.exchange();
            return new Marked(
                    new Listed(request.number(), exchange.withoutSteps(), request.noise(), null), Marks.of(exchange));
        }
    }

    /** What passed behind a request that is asked about, and tells of it. */
    private static final class Asked {

        private final Marked request;
        private final Deque<Hop> behind = new ArrayDeque<>(1);

        Asked(Marked request) {
            this.request = request;
        }

        void offer(Marked other) {
            Relation relation = request.marks.relation(other.marks);
            Exchange exchange = request.request.exchange();
            if (relation != null
                    && tells(other.request.exchange(), exchange)
                    && (relation != Relation.CALL || isWithin(other.request.exchange(), exchange))) {
                addTo(behind, new Hop(other.request, relation));
            }
        }
    }

    /** By each of their marks, the one that came first is the first. */
    private final Map<String, Deque<Marked>> failed = new LinkedHashMap<>();

    private int count;
    /** By each of their marks. */
    private final Map<String, List<Asked>> asked = new HashMap<>();

    private final Deque<Asked> inOrder = new ArrayDeque<>();
    /** When the last of them ended. What went well and began later tells nothing of any, and its line need not be read again. */
    private long until = Event.NO_TIME;

    /** That of the last request: the line of one that passes and is kept is read once. */
    private @Nullable Marked last;

    private Marked marked(Listed request) {
        Marked before = last;
        if (before != null && isSame(before.request.exchange(), request.exchange())) {
            return before;
        }
        Marked marked = Marked.of(request);
        last = marked;
        return marked;
    }

    /** Takes the next request. What outlasts the one asked about passes after it; of what passed before, failures alone can matter. */
    void pass(Listed request) {
        boolean failure = request.exchange().failed();
        if (!failure
                && (asked.isEmpty() || isBefore(until, request.exchange().span().start()))) {
            return;
        }
        Marked marked = marked(request);
        marked.marks
                .reaches()
                .flatMap(key -> newest(asked.getOrDefault(key, List.of())))
                .distinct()
                .forEach(one -> one.offer(marked));
        if (failure) {
            marked.marks
                    .reaches()
                    .forEach(key -> count += addTo(failed.computeIfAbsent(key, k -> new ArrayDeque<>(1)), marked));
            while (count > MOST) {
                forgetOldest();
            }
        }
    }

    /** One machine may be where all requests go to, and make all calls. */
    private static Stream<Asked> newest(List<Asked> all) {
        return all.subList(Math.max(0, all.size() - MOST_OF_ONE), all.size()).stream();
    }

    /** @return how many more there are then */
    private static <T> int addTo(Deque<T> same, T request) {
        same.addLast(request);
        if (same.size() > MOST_OF_ONE) {
            same.removeFirst();
            return 0;
        }
        return 1;
    }

    private void forgetOldest() {
        Deque<Marked> oldest = failed.values().iterator().next();
        oldest.removeFirst();
        count--;
        if (oldest.isEmpty()) {
            failed.values().remove(oldest);
        }
    }

    /** That request may be the one asked about: what failed meanwhile is not forgotten, and what passes behind it is looked at. */
    void keep(Listed request) {
        Asked one = new Asked(marked(request));
        long end = request.exchange().span().end();
        until = end == Event.NO_TIME ? Long.MAX_VALUE : Math.max(until, end);
        one.request
                .marks
                .keys()
                .flatMap(key -> failed.getOrDefault(key, new ArrayDeque<>()).stream())
                .distinct()
                .forEach(one::offer);
        one.request
                .marks
                .keys()
                .forEach(key ->
                        asked.computeIfAbsent(key, k -> new ArrayList<>(1)).add(one));
        inOrder.addLast(one);
        if (inOrder.size() > MOST_ASKED) {
            letGo(inOrder.removeFirst());
        }
    }

    private void letGo(Asked oldest) {
        oldest.request.marks.keys().forEach(key -> {
            List<Asked> same = asked.get(key);
            if (same != null && same.remove(oldest) && same.isEmpty()) {
                asked.remove(key);
            }
        });
    }

    /**
     * Other views of a request, and calls for it, that failed or were under way when it ended: what is sure to be the same request first,
     * each kind as they came, without their records.
     */
    List<Hop> of(Listed request) {
        return Marks.of(request.exchange())
                .keys()
                .flatMap(key -> asked.getOrDefault(key, List.of()).stream())
                .distinct()
                .filter(one -> isSame(one.request.request.exchange(), request.exchange()))
                .flatMap(one -> one.behind.stream())
                .distinct()
                .sorted(Comparator.comparing(Hop::relation))
                .toList();
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

    /** Whether it can have been made for a request that failed at its upstream, as far as times tell. */
    private static boolean isWithin(Exchange call, Exchange asked) {
        Cause cause = asked.cause();
        return cause != null
                && cause.side() == CauseSide.UPSTREAM
                && asked.attempts().stream().anyMatch(Hops::gotIt)
                && call.span().start() != Event.NO_TIME
                && !isBefore(call.span().start(), asked.span().start())
                && isBefore(call.span().start(), asked.span().end());
    }

    /** Whether the host of a try may have had the request. */
    private static boolean gotIt(UpstreamAttempt attempt) {
        return switch (attempt.outcome()) {
            case CONNECT_FAILURE, CONNECT_TIMEOUT, OVERFLOW -> false;
            default -> true;
        };
    }

    private static boolean isBefore(long time, long other) {
        return time != Event.NO_TIME && other != Event.NO_TIME && time < other;
    }
}
