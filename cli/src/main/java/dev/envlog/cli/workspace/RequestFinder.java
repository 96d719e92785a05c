package dev.envlog.cli.workspace;

import dev.envlog.config.join.Join;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the requests that references name while the log passes once, and what else was done for them. */
final class RequestFinder extends RequestReading {

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

    private final RelatedFinder related = new RelatedFinder();

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
        related.pass(request);
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
            related.keep(request);
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

    /** What else was done for those that were found. */
    RelatedFinder related() {
        return related;
    }
}
