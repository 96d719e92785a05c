package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands things out: exchanges in order of their ends, connections in order of their closing, records in order of the log. What
 * has ended is held a little longer, as its last lines follow its end.
 */
final class Output {

    /** Records after which nothing of a finished exchange's callback can still come. */
    private static final int LINGER_RECORDS = 512;
    /** Time of the log after which the same holds. */
    private static final long LINGER_NANOS = 50_000_000;
    /** Envoy writes its access logs out every ten seconds unless told otherwise ({@code access_log_flush_interval_msec}). */
    private static final long ACCESS_NANOS = 12_000_000_000L;
    /** Requests that may wait for their access-log line. */
    private static final int MOST_WAITING = 2_000;

    private static final int FEW = 64;

    private final CorrelatorOptions options;
    private final CorrelationSink sink;
    private final ExchangeWriter writer = new ExchangeWriter();
    private final Deque<ExchangeTracker> ended = new ArrayDeque<>();
    private final Deque<ConnectionTracker> closed = new ArrayDeque<>();
    private final Set<ExchangeTracker> open = new LinkedHashSet<>();
    private final RecordQueue records;
    private final RecentIds recent = new RecentIds();
    private Origin origin = new Origin("-", null, 0);
    private Scene scene;
    private AccessLogJoiner joiner;
    private long firstTime = Event.NO_TIME;
    private long lastAccessTime = Event.NO_TIME;
    /** Time of the newest record of the application log; an access-log line prints when its request began. */
    private long now = Event.NO_TIME;

    long evicted;
    /** See {@link CorrelationSummary}. */
    long refused;

    long unreached;

    @SuppressWarnings("NullAway.Init")
    Output(CorrelatorOptions options, CorrelationSink sink, RecordQueue records) {
        this.records = records;
        this.options = options;
        this.sink = sink;
    }

    /** A record got its owner. */
    void settled() {
        records.settled();
    }

    void join(AccessLogJoiner accessLog) {
        joiner = accessLog;
    }

    void bind(Scene bound, Origin at) {
        scene = bound;
        origin = at;
        recent.clear();
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
            evicted += exchange.ended ? 0 : 1;
            handOut(exchange);
        }
    }

    void ended(ExchangeTracker exchange) {
        if (!exchange.handedOut) {
            ended.addLast(exchange);
            joiner.ended(exchange);
        }
    }

    /** Tells of what was not handed out yet, in the order in which it came. */
    void retell(AccessLogJoiner to) {
        open.forEach(to::named);
        ended.forEach(to::ended);
    }

    /** What was not handed out yet; nothing if that is more than an excerpt has. */
    List<ExchangeTracker> few() {
        if (open.isEmpty() || open.size() > FEW) {
            return List.of();
        }
        return List.copyOf(open);
    }

    /** The request's id is known. */
    void named(ExchangeTracker exchange) {
        joiner.named(exchange);
    }

    /** Access-log lines share this stream: requests wait for theirs. */
    void accessLogSeen() {
        lastAccessTime = now;
    }

    boolean wasHandedOut(long stream) {
        return recent.contains(stream);
    }

    /** Hands out what ended long enough ago, seen from the record {@code seq} at {@code time}. */
    void advance(long seq, long time) {
        firstTime = firstTime == Event.NO_TIME ? time : firstTime;
        now = time == Event.NO_TIME ? now : time;
        boolean wait = options.accessLogWait() && time != Event.NO_TIME && mayTell(time);
        while (!ended.isEmpty() && isOver(ended.peekFirst(), seq, time) && !(wait && waits(ended.peekFirst(), time))) {
            handOut(ended.removeFirst());
        }
        while (!closed.isEmpty() && seq - closed.peekFirst().closedSeq > LINGER_RECORDS) {
            handOut(closed.removeFirst());
        }
    }

    /** True while access-log lines can be expected: the log is young, or has some. */
    private boolean mayTell(long time) {
        long since = lastAccessTime == Event.NO_TIME ? firstTime : lastAccessTime;
        return time - since < ACCESS_NANOS;
    }

    private boolean waits(ExchangeTracker exchange, long time) {
        return exchange.kind != ExchangeKind.ASYNC
                && exchange.accessLog == null
                && exchange.end != Event.NO_TIME
                && time - exchange.end < ACCESS_NANOS
                && ended.size() < MOST_WAITING;
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

    /** Nothing more comes of it. */
    void handOut(ExchangeTracker exchange) {
        if (exchange.handedOut) {
            return;
        }
        if (exchange.kind == ExchangeKind.ASYNC && !exchange.ended) {
            SideCalls.endTries(exchange);
        }
        if (exchange.upgraded != null) {
            handOut(exchange.upgraded);
            return;
        }
        if (exchange.upgradedTo != null) {
            Upgrades.takeOver(exchange, exchange.upgradedTo);
            leaves(exchange.upgradedTo);
        }
        leaves(exchange);
        if (exchange.hasStream()) {
            recent.add(exchange.streamId);
        }
        // What a filter said may stand before the log.
        if (exchange.details != null && exchange.sawStart) {
            scene.silent.details(exchange.details);
        }
        sink.exchange(writer.write(exchange, origin, scene.statements));
        exchange.steps.letGo();
        // Calls know who made them, and those calls again what was before.
        exchange.calls = null;
        exchange.upgradedTo = null;
    }

    private void leaves(ExchangeTracker exchange) {
        exchange.handedOut = true;
        open.remove(exchange);
        scene.forget(exchange);
        joiner.forget(exchange);
    }

    // ---- connections

    void closed(ConnectionTracker tracker) {
        closed.addLast(tracker);
    }

    void evictConnections(LongMap<ConnectionTracker> connections) {
        List<ConnectionTracker> all = connections.values();
        all.sort((a, b) -> Long.compare(a.lastSeq, b.lastSeq));
        int n = Math.max(1, all.size() / 10);
        for (ConnectionTracker tracker : all.subList(0, n)) {
            handOut(tracker);
        }
    }

    private void handOut(ConnectionTracker tracker) {
        if (tracker.handedOut) {
            return;
        }
        tracker.handedOut = true;
        refused += tracker.isRefused() ? 1 : 0;
        unreached += tracker.isUnreached() ? 1 : 0;
        scene.forget(tracker);
        if (options.connections()) {
            sink.connection(tracker.toConnection(origin));
        }
        tracker.letGo();
    }

    // ---- the end

    /** @param crash how the process told that it crashes; null if it did not */
    void finishAll(Collection<ConnectionTracker> connections, @Nullable Crash crash) {
        quiet();
        for (ExchangeTracker exchange : new ArrayList<>(open)) {
            AttemptTracker last = exchange.last();
            if (last != null && last.isWaiting() && last.triggered != null) {
                last.triggered.awaited(exchange);
            }
            if (crash != null && !exchange.ended) {
                exchange.crash = crash;
                exchange.steps.addContext(crash.rec());
            }
            handOut(exchange);
        }
        while (!closed.isEmpty()) {
            handOut(closed.removeFirst());
        }
        List<ConnectionTracker> rest = new ArrayList<>(connections);
        // A combined comparator is a class that the JVM makes at each start.
        rest.sort((a, b) -> Long.compare(a.steps.firstSeq(), b.steps.firstSeq()));
        for (ConnectionTracker tracker : rest) {
            handOut(tracker);
        }
    }
}
