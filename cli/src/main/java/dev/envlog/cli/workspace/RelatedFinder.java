package dev.envlog.cli.workspace;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Finds what else was done for requests, while the log passes once. */
public final class RelatedFinder {

    private static final int SIDE_CALLS = 10_000;

    private final Deque<Exchange> calls = new ArrayDeque<>();
    private final Hops hops = new Hops();

    /** Nothing passed yet. */
    public RelatedFinder() {}

    /** Takes the next request, of all that there are. */
    public void pass(Listed request) {
        Exchange exchange = request.exchange();
        if (exchange.kind() == ExchangeKind.ASYNC && exchange.parent() != null) {
            calls.add(exchange.withoutSteps());
            if (calls.size() > SIDE_CALLS) {
                calls.removeFirst();
            }
        }
        hop(request);
    }

    /** Takes one that can only be another view of a request, or a call that an application made. */
    void hop(Listed request) {
        hops.pass(request);
    }

    /** The one that passed last may be asked about. */
    public void keep(Listed request) {
        hops.keep(request);
    }

    /** What was done for one that was {@linkplain #keep kept}. */
    public Related of(Listed request) {
        return new Related(sideCalls(request), hops.of(request));
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
}
