package dev.envlog.correlator;

import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.SilentLoggers;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.StreamRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is open right now: connections, exchanges and lanes of one process run. The rules change it; finished things leave
 * through {@link Output}.
 */
final class Scene {

    private static final String NO_THREAD = "";
    /** Threads that are told apart at a time. A process has as many workers as cores; more are made up. */
    private static final int MOST_LANES = 4096;

    final CorrelatorOptions options;
    final Output output;
    Releases releases = new Releases();
    private final LongMap<ConnectionTracker> connections = new LongMap<>();
    private final LongMap<ExchangeTracker> streams = new LongMap<>();
    private final Map<String, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    /** The lane asked for last; that is nearly always asked for next. */
    private @Nullable Lane lastLane;
    /** Which statements of {@link Gaps} the process printed for any exchange. */
    long statements;

    /** Records by which a filter refuses nobody knows whom, and the line of the first of them. */
    long denied;

    int firstDenied;
    /** The process says that it crashes. */
    @Nullable
    Crash crash;

    /** Headers before the first record of Envoy. */
    final LooseHead looseHead = new LooseHead(this);

    final DebugLogging debug = new DebugLogging();
    /** Which loggers had to speak and did not, in all runs of the process. */
    final SilentLoggers silent = new SilentLoggers();
    /** A pool spoke. */
    boolean poolLogged;
    /** The cluster manager's logger spoke. */
    boolean clustersLogged;
    /** The router spoke for a side call: each is a stream. */
    boolean callsLogged;

    private final boolean keep;
    /** Owners are made only for those who see them. */
    private final boolean owners;

    Scene(CorrelatorOptions options, Output output) {
        this.options = options;
        this.output = output;
        this.keep = options.steps();
        this.owners = options.steps() || options.events();
    }

    Lane lane(@Nullable String thread) {
        Lane last = lastLane;
        if (last != null && Objects.equals(last.thread, thread)) {
            return last;
        }
        String name = thread == null ? NO_THREAD : thread;
        Lane known = lanes.get(name);
        if (known == null) {
            known = new Lane(thread);
            lanes.put(name, known);
            if (lanes.size() > MOST_LANES) {
                Lane eldest = lanes.values().iterator().next();
                Deferred.settleAll(this, eldest);
                lanes.values().remove(eldest);
            }
        }
        lastLane = known;
        return known;
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    /** How many threads there are; a line that lacks its own among those that have one is no further thread. */
    int threads() {
        return lanes.size() - (lanes.size() > 1 && lanes.containsKey(NO_THREAD) ? 1 : 0);
    }

    // ---- connections

    ConnectionTracker connection(long id, Rec rec, @Nullable String thread) {
        ConnectionTracker known = connections.get(id);
        if (known == null) {
            known = new ConnectionTracker(id, options);
            known.thread = thread;
            known.lastSeq = rec.seq;
            connections.put(id, known);
            if (connections.size() > options.maxOpen()) {
                output.evictConnections(connections);
            }
        }
        known.lastSeq = rec.seq;
        rec.printed = known;
        return known;
    }

    @Nullable
    ConnectionTracker knownConnection(long id) {
        return connections.get(id);
    }

    /** The connection ended; its last lines may still come. */
    void closed(ConnectionTracker tracker, Rec rec) {
        if (!tracker.isClosed()) {
            tracker.closed = rec.time;
            tracker.closedSeq = rec.seq;
            output.closed(tracker);
        }
    }

    // ---- exchanges

    @Nullable
    ExchangeTracker stream(long id) {
        return streams.get(id);
    }

    ExchangeTracker openStream(
            ExchangeKind kind, @Nullable ConnectionTracker connection, long connectionId, long id, Rec rec) {
        ExchangeTracker made = new ExchangeTracker(kind, connection, connectionId, id, rec.restart, keep);
        made.start = rec.time;
        made.unit = rec.unit;
        streams.put(id, made);
        output.opened(made);
        if (connection != null) {
            connection.active.add(made);
        }
        return made;
    }

    ExchangeTracker openSession(ConnectionTracker connection, Rec rec) {
        ExchangeTracker made = new ExchangeTracker(ExchangeKind.TCP, connection, connection.id, 0, rec.restart, keep);
        made.start = rec.time;
        made.unit = rec.unit;
        connection.session = made;
        connection.showMaking(made);
        output.opened(made);
        return made;
    }

    /** The exchange is over; lines of the same callback may still belong to it. */
    void ended(ExchangeTracker exchange, long time) {
        if (exchange.ended) {
            exchange.endUntold = false;
            exchange.end = time == Event.NO_TIME ? exchange.end : Math.max(exchange.end, time);
            return;
        }
        exchange.ended = true;
        exchange.end = time;
        exchange.wantsAttempt = false;
        if (exchange.connection != null && !exchange.isTcp()) {
            exchange.connection.active.remove(exchange);
        }
        exchange.endOpenAttempts(AttemptOutcome.CANCELLED, time);
        SideCalls.ended(exchange);
        output.ended(exchange);
        if (exchange.upgraded != null) {
            ended(exchange.upgraded, time);
        }
    }

    /** The upstream's answer is complete; if its headers went out before, the rest follows at once and nothing more is logged. */
    void answered(ExchangeTracker exchange, long time) {
        exchange.upstreamComplete = true;
        if (exchange.responseStarted && !exchange.tunnel) {
            ended(exchange, time);
        }
    }

    void forget(ExchangeTracker exchange) {
        if (!exchange.isTcp() && streams.get(exchange.streamId) == exchange) {
            streams.remove(exchange.streamId);
        }
        if (exchange.connection != null) {
            exchange.connection.active.remove(exchange);
        }
        for (int i = 0; i < exchange.attempts.size(); i++) {
            ConnectionTracker upstream = exchange.attempts.get(i).upstream;
            // A connection shared for days would keep those whose end on it the log does not tell.
            if (upstream != null) {
                upstream.active.remove(exchange);
            }
        }
        Lane.served(exchange);
    }

    void forget(ConnectionTracker tracker) {
        if (connections.get(tracker.id) == tracker) {
            connections.remove(tracker.id);
        }
    }

    // ---- owners

    /** The record is on the exchange's timeline. */
    void own(Rec rec, ExchangeTracker owner, OwnerRule by, Confidence confidence) {
        if (rec.settled) {
            return;
        }
        ExchangeTracker exchange = Upgrades.whole(owner);
        if (owners) {
            rec.owner = new Owner(exchange.ref(), by, confidence);
        }
        rec.exchange = exchange;
        exchange.lastSeq = Math.max(exchange.lastSeq, rec.seq);
        exchange.lastTime = rec.time;
        if (!exchange.handedOut) {
            long statement = rec.torn ? 0 : Gaps.SHARED.bit(rec.kind);
            exchange.statements |= statement;
            statements |= statement;
            exchange.steps.add(rec);
        }
        settle(rec);
    }

    /** The record tells of a connection outside any request. */
    void own(Rec rec, ConnectionTracker tracker, OwnerRule by, Confidence confidence) {
        if (rec.settled) {
            return;
        }
        if (owners) {
            rec.owner = new Owner(new StreamRef(tracker.id, null), by, confidence);
        }
        if (by != OwnerRule.CONNECTION_ID) {
            rec.printed = tracker;
        }
        tracker.note(rec);
        ExchangeTracker session = tracker.session == null ? null : Upgrades.whole(tracker.session);
        if (session != null && !session.handedOut) {
            session.lastSeq = Math.max(session.lastSeq, rec.seq);
            session.lastTime = rec.time;
            if (session.connection == tracker) {
                session.steps.add(rec);
            } else {
                session.steps.addRelated(rec);
            }
        }
        settle(rec);
    }

    void own(Rec rec, ConnectionTracker tracker) {
        own(rec, tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
    }

    /** The record belongs to the process. */
    void none(Rec rec) {
        if (!rec.settled) {
            settle(rec);
            if (Denials.isAlways(rec.kind)) {
                denied++;
                firstDenied = firstDenied == 0 ? rec.line : firstDenied;
            }
        }
    }

    private void settle(Rec rec) {
        rec.settled = true;
        ConnectionTracker printed = rec.printed;
        if (printed != null && !printed.handedOut) {
            printed.steps.addPrinted(rec);
        }
        output.settled();
    }

    /** Records are missing here: nothing waits for one that would have come at once. */
    void gap() {
        for (Lane lane : lanes.values()) {
            for (Attach attach : lane.attaches) {
                if (attach.armed) {
                    attach.upstream.useUnseen();
                }
            }
            Deferred.settleAll(this, lane);
        }
        lanes.clear();
        lastLane = null;
        for (ConnectionTracker tracker : connections.values()) {
            Deferred.toConnection(this, tracker);
            Deferred.own(this, tracker.reading, tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
            tracker.current = null;
        }
    }

    /** Another process begins: what is known of the one before does not hold for it. */
    void restart(long time) {
        releases = new Releases();
        statements = 0;
        debug.restart(time);
        poolLogged = false;
        clustersLogged = false;
        callsLogged = false;
    }

    /** Everything still open leaves as unfinished; the process restarted or the log ended. */
    void close() {
        for (Lane lane : lanes.values()) {
            Deferred.settleAll(this, lane);
        }
        connections.values().forEach(tracker -> Unreadable.settle(this, tracker, Event.NO_TIME));
        output.finishAll(connections.values(), crash);
        crash = null;
        connections.clear();
        streams.clear();
        lanes.clear();
        lastLane = null;
    }
}
