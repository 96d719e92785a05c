package dev.envlog.cli.workspace;

import dev.envlog.config.join.Join;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the requests that references name while the log passes once, and the side calls made for them. */
final class RequestFinder extends RequestReading {

    private static final int SIDE_CALLS = 10_000;
    /** Records after the last request was told in which something may still tell of its side calls. */
    private static final int RECORDS_AFTER = 5_000;

    private final List<Candidates> candidates = new ArrayList<>();
    /** Those of numbers that were not told yet; thousands may be asked for at once. */
    private final Map<Long, List<Candidates>> awaited = new HashMap<>();
    /** Those of other references, which any request may fit. */
    private final List<Candidates> others = new ArrayList<>();
    /** Whether there is enough soon after all were told. */
    private final boolean mayStop;
    /** Records since then. */
    private int recordsAfter;

    private final Deque<Exchange> calls = new ArrayDeque<>();
    private final Hops hops = new Hops();

    /** A finder of one request, that has found nothing yet. */
    RequestFinder(Ref ref, Window window, @Nullable Join join) {
        this(List.of(ref), window, join, Amount.ENOUGH);
    }

    /**
     * A finder that has found nothing yet.
     *
     * @param window only what has a part in it is meant
     * @param join learns what all of them tell of the configuration; null if there is none
     * @param amount how much is read once the requests of numbers were told
     */
    RequestFinder(List<Ref> refs, Window window, @Nullable Join join, Amount amount) {
        super(window, join);
        lookBeside(true);
        for (Ref ref : refs) {
            Candidates one = new Candidates(ref);
            candidates.add(one);
            Long number = ref.number();
            (number == null ? others : awaited.computeIfAbsent(number, asked -> new ArrayList<>(1))).add(one);
        }
        // A configuration learns from each request, also from those behind it.
        this.mayStop = join == null && amount == Amount.ENOUGH;
    }

    @Override
    public void record(Event event) {
        super.record(event);
        recordsAfter += isSettled() ? 1 : 0;
    }

    private boolean isSettled() {
        return mayStop && others.isEmpty() && awaited.isEmpty();
    }

    @Override
    public boolean enough() {
        return recordsAfter > RECORDS_AFTER;
    }

    @Override
    protected void request(Listed request) {
        Exchange exchange = request.exchange();
        if (exchange.kind() == ExchangeKind.ASYNC && exchange.parent() != null) {
            calls.add(exchange.withoutSteps());
            if (calls.size() > SIDE_CALLS) {
                calls.removeFirst();
            }
        }
        hops.pass(request);
        others.forEach(one -> offer(one, request));
        if (!awaited.isEmpty()) {
            awaited.computeIfPresent(request.number(), (number, asked) -> {
                asked.forEach(one -> offer(one, request));
                asked.removeIf(Candidates::settled);
                return asked.isEmpty() ? null : asked;
            });
        }
    }

    private void offer(Candidates to, Listed request) {
        to.offer(request);
        if (to.holds(request)) {
            hops.keep(request);
        }
    }

    @Override
    public boolean needsAll() {
        return true;
    }

    /** What each of the references may mean, in their order. */
    List<Candidates> candidates() {
        return candidates;
    }

    /** What the first reference may mean. */
    Candidates first() {
        return candidates.get(0);
    }

    /** The side calls of a request, in order of their first lines, without their records. */
    List<Exchange> sideCalls(Listed request) {
        StreamRef parent = request.exchange().ref();
        Origin.Run run = request.exchange().origin().run();
        return calls.stream()
                .filter(call ->
                        parent.equals(call.parent()) && run.equals(call.origin().run()))
                .sorted((a, b) ->
                        Integer.compare(a.extent().firstLine(), b.extent().firstLine()))
                .toList();
    }

    /** Takes a request that may have the id of one that was found, and is not looked for itself. */
    void hop(Listed request) {
        hops.pass(request);
    }

    /** Itself at other proxies, and calls made for it, that failed or outlasted it, without their records. */
    List<Hop> hops(Listed request) {
        return hops.of(request);
    }
}
