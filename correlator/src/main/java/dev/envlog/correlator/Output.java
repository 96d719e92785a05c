package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands things out: exchanges in order of their ends, connections in order of their closing, records in order of the log. What
 * has ended is held a little longer, as its last lines follow its end.
 */
final class Output {

    /** Records after which nothing of a finished exchange's callback can still come. */
    private static final int LINGER_RECORDS = 512;
    /** Time of the log after which the same holds. */
    private static final long LINGER_NANOS = 50_000_000;

    private final CorrelatorOptions options;
    private final CorrelationSink sink;
    private final ExchangeWriter writer = new ExchangeWriter();
    private final Deque<ExchangeTracker> ended = new ArrayDeque<>();
    private final Deque<ConnectionTracker> closed = new ArrayDeque<>();
    private final Set<ExchangeTracker> open = new LinkedHashSet<>();
    private final Deque<Rec> records = new ArrayDeque<>();
    private final RecentIds recent = new RecentIds();
    private Origin origin = new Origin("-", null, 0);
    private Scene scene;
    long evicted;

    @SuppressWarnings("NullAway.Init")
    Output(CorrelatorOptions options, CorrelationSink sink) {
        this.options = options;
        this.sink = sink;
    }

    void bind(Scene bound, Origin at) {
        scene = bound;
        origin = at;
    }

    // ---- records

    void add(Rec rec) {
        if (options.events()) {
            records.addLast(rec);
        }
    }

    /** A record got its owner: all records up to the first one without leave. */
    void settled() {
        while (!records.isEmpty() && records.peekFirst().settled) {
            Rec rec = records.removeFirst();
            Event event = rec.copy;
            if (event != null) {
                sink.event(event, rec.restart, rec.attribution, rec.owner);
            }
        }
    }

    /** How many records wait because the first of them has no owner yet. */
    int waitingRecords() {
        return records.size();
    }

    // ---- exchanges

    void opened(ExchangeTracker exchange) {
        open.add(exchange);
        if (open.size() > options.maxOpen()) {
            evict();
        }
    }

    /** Too much is open: the tenth that began first is handed out as it is. */
    private void evict() {
        int n = Math.max(1, options.maxOpen() / 10);
        Iterator<ExchangeTracker> oldest = open.iterator();
        List<ExchangeTracker> out = new ArrayList<>();
        while (n-- > 0 && oldest.hasNext()) {
            out.add(oldest.next());
        }
        for (ExchangeTracker exchange : out) {
            evicted++;
            handOut(exchange);
        }
    }

    void ended(ExchangeTracker exchange) {
        if (!exchange.handedOut) {
            ended.addLast(exchange);
        }
    }

    boolean wasHandedOut(long stream) {
        return recent.contains(stream);
    }

    /** Hands out what ended long enough ago, seen from the record {@code seq} at {@code time}. */
    void advance(long seq, long time) {
        while (!ended.isEmpty() && isOver(ended.peekFirst(), seq, time)) {
            handOut(ended.removeFirst());
        }
        while (!closed.isEmpty() && seq - closed.peekFirst().closedSeq > LINGER_RECORDS) {
            handOut(closed.removeFirst());
        }
    }

    private static boolean isOver(ExchangeTracker exchange, long seq, long time) {
        return seq - exchange.lastSeq > LINGER_RECORDS
                || (time != Event.NO_TIME
                        && exchange.lastTime != Event.NO_TIME
                        && time - exchange.lastTime > LINGER_NANOS);
    }

    /** Nothing more comes for now. */
    void quiet() {
        while (!ended.isEmpty()) {
            handOut(ended.removeFirst());
        }
    }

    private void handOut(ExchangeTracker exchange) {
        if (exchange.handedOut) {
            return;
        }
        exchange.handedOut = true;
        open.remove(exchange);
        scene.forget(exchange);
        if (!exchange.isTcp()) {
            recent.add(exchange.streamId);
        }
        sink.exchange(writer.write(exchange, origin));
    }

    // ---- connections

    void closed(ConnectionTracker tracker) {
        closed.addLast(tracker);
    }

    void evictConnections(LongMap<ConnectionTracker> connections) {
        List<ConnectionTracker> all = connections.values();
        all.sort(Comparator.comparingLong(tracker -> tracker.lastSeq));
        int n = Math.max(1, all.size() / 10);
        for (ConnectionTracker tracker : all.subList(0, n)) {
            if (tracker.active.isEmpty() && (tracker.session == null || tracker.session.handedOut)) {
                handOut(tracker);
            }
        }
    }

    private void handOut(ConnectionTracker tracker) {
        if (tracker.handedOut) {
            return;
        }
        tracker.handedOut = true;
        scene.forget(tracker);
        if (options.connections()) {
            sink.connection(tracker.toConnection(origin));
        }
    }

    // ---- the end

    void finishAll(Collection<ConnectionTracker> connections) {
        quiet();
        for (ExchangeTracker exchange : new ArrayList<>(open)) {
            handOut(exchange);
        }
        while (!closed.isEmpty()) {
            handOut(closed.removeFirst());
        }
        connections.stream()
                .sorted(Comparator.comparingInt(tracker -> tracker.steps.firstLine))
                .forEach(this::handOut);
        for (Rec rec : records) {
            rec.settled = true;
        }
        settled();
    }
}
