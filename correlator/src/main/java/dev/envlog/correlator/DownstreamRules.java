package dev.envlog.correlator;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.LinkRule;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a client's connection: accepting it, its HTTP codec, its TCP session, closing it. */
final class DownstreamRules {

    /** HTTP/2 error code CANCEL: the client does not want the answer any more. */
    private static final String CANCEL = "8";
    /** Streams of a connection that may be announced and not yet named; more only in an attack. */
    private static final int MOST_UNNAMED = 256;

    private final Scene scene;
    private final PoolLinker linker;
    private final Listeners listeners;

    DownstreamRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.linker = linker;
        this.listeners = new Listeners(scene);
    }

    void apply(Event event, Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        ExchangeTracker before = tracker.current;
        if (before != null && before.ended && !(sameBurst && lane.current == before)) {
            // A callback of its own after the stream's end: a timer or the client, not the stream.
            tracker.current = null;
        }
        if (isOfRead(event, rec.kind, tracker)) {
            Deferred.add(scene, tracker.reading, rec, tracker);
            lane.on(tracker);
            return;
        }
        Deferred.own(scene, tracker.reading, tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        switch (rec.kind) {
            case CONN_HANDLER_NEW_CONNECTION -> accepted(event, rec, lane, tracker, sameBurst);
            case HTTP_NEW_STREAM -> newStream(rec, lane, tracker);
            case FILTER_TCP_SESSION -> {
                session(tracker, rec);
                listeners.accepted(lane, tracker, sameBurst);
                connectionOnly(rec, lane, tracker);
            }
            case FILTER_TCP_CONNECTING -> connecting(event, rec, lane, tracker);
            case FILTER_TCP_UPSTREAM_EVENT -> {
                linker.ready(lane, session(tracker, rec), rec);
                connected(session(tracker, rec), rec);
                connectionOnly(rec, lane, tracker);
            }
            case FILTER_TCP_CONNECT_TIMEOUT -> {
                failed(lane, session(tracker, rec), rec, AttemptOutcome.CONNECT_TIMEOUT);
                connectionOnly(rec, lane, tracker);
            }
            case FILTER_TCP_CLUSTER_NOT_FOUND -> {
                ExchangeTracker session = session(tracker, rec);
                session.cluster = event.field("cluster");
                session.flag(ResponseFlag.NC);
                connectionOnly(rec, lane, tracker);
            }
            case FILTER_TCP_MAX_DURATION -> {
                ExchangeTracker session = session(tracker, rec);
                session.flag(ResponseFlag.DT);
                timedOut(session, rec, lane, tracker);
            }
            case FILTER_TCP_IDLE_TIMEOUT -> {
                ExchangeTracker session = session(tracker, rec);
                session.idledOut = true;
                timedOut(session, rec, lane, tracker);
            }
            case HTTP_DISPATCH_ERROR -> malformed(event, rec, lane, tracker, sameBurst);
            case HTTP_CODEC_INVALID_CONNECTION_HEADER, HTTP_CODEC_INVALID_HEADER -> {
                tracker.protocolError = true;
                forCurrent(rec, lane, tracker);
            }
            case HTTP2_INVALID, HTTP2_INVALID_FRAME -> {
                tracker.frame.found(event.field("error"), rec);
                codecTrouble(rec, lane, tracker);
            }
            case HTTP2_WINDOW_SIZE, HTTP2_SENT_GOAWAY -> codecTrouble(rec, lane, tracker);
            case HTTP2_STREAM_CLOSED, HTTP2_RECOUP -> frame(event, rec, lane, tracker);
            case CONNECTION_REMOTE_CLOSE, CONNECTION_REMOTE_EARLY_CLOSE -> {
                tracker.current = tracker.active.size() == 1 ? tracker.oldest() : null;
                forCurrent(rec, lane, tracker);
            }
            case CONNECTION_DELAYED_CLOSE_TRIGGERED, HTTP_CONNECTION_IDLE_TIMEOUT, HTTP_CONNECTION_MAX_DURATION -> {
                tracker.current = null;
                forCurrent(rec, lane, tracker);
            }
            case CONNECTION_CLOSING_SOCKET -> {
                forCurrent(rec, lane, tracker);
                sessionClosed(tracker, rec, lane);
            }
            case CONN_HANDLER_CONNECTION_EVENT -> connectionOnly(rec, lane, tracker);
            case CONN_HANDLER_CLEANUP -> {
                tracker.current = null;
                connectionOnly(rec, lane, tracker);
                cleanup(rec, tracker);
            }
            default -> forCurrent(rec, lane, tracker);
        }
    }

    /** The line has no id of the stream: it waits for the one that does. */
    private void newStream(Rec rec, Lane lane, ConnectionTracker tracker) {
        List<Rec> records = new ArrayList<>(2);
        records.add(rec);
        tracker.unnamed.addLast(records);
        if (tracker.unnamed.size() > MOST_UNNAMED) {
            Deferred.own(scene, tracker.unnamed.removeFirst(), tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        }
        tracker.current = null;
        lane.on(tracker);
    }

    /** The codec could not read what the client sent; it does not say in which stream. */
    private void malformed(Event event, Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        tracker.protocolError = true;
        if (tracker.malformed(event.field("error"), rec)) {
            for (ExchangeTracker stream : tracker.active) {
                stream.flag(ResponseFlag.DPE);
                stream.clientMalformed = tracker.malformed;
            }
        }
        ExchangeTracker answered = tracker.newest();
        if (answered != null && answered.details != null && sameBurst) {
            // With HTTP/1 the answer is logged before.
            answered.clientMalformed = tracker.malformed;
        }
        codecTrouble(rec, lane, tracker);
    }

    /** A socket event with bytes to read, and what is logged of that read before its frames are acted on. */
    private static boolean isOfRead(Event event, EventKind kind, ConnectionTracker tracker) {
        if (!tracker.http2) {
            return false;
        }
        return switch (kind) {
            case CONNECTION_SOCKET_EVENT -> {
                Integer bits = Decimal.small(event.field("bits"));
                yield tracker.reading.isEmpty() && bits != null && (bits & 1) != 0;
            }
            case CONNECTION_READ_READY,
                    CONNECTION_WRITE_READY,
                    CONNECTION_READ_RETURNS,
                    CONNECTION_READ_ERROR,
                    CONNECTION_TLS_READ,
                    HTTP2_DISPATCHING,
                    HTTP2_ABOUT_TO_RECEIVE,
                    HTTP2_RECEIVED_FRAME -> !tracker.reading.isEmpty();
            default -> false;
        };
    }

    /** On HTTP/2 the line is about the connection itself, as several streams share it. */
    private void codecTrouble(Rec rec, Lane lane, ConnectionTracker tracker) {
        if (tracker.http2) {
            tracker.current = null;
            connectionOnly(rec, lane, tracker);
        } else {
            forCurrent(rec, lane, tracker);
        }
    }

    private void accepted(Event event, Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        tracker.peer = event.field("peer");
        scene.releases.newConnection(tracker.peer != null);
        tracker.opened = tracker.opened == Event.NO_TIME ? rec.time : tracker.opened;
        tracker.sawOpening = true;
        tracker.countFromHere();
        if (tracker.session == null) {
            listeners.accepted(lane, tracker, sameBurst);
        }
        connectionOnly(rec, lane, tracker);
    }

    private ExchangeTracker session(ConnectionTracker tracker, Rec rec) {
        ExchangeTracker session = tracker.session;
        if (session == null) {
            session = scene.openSession(tracker, rec);
            session.sawStart = rec.kind == EventKind.FILTER_TCP_SESSION;
            session.thread = tracker.thread;
            if (tracker.websocket != null) {
                Upgrades.join(tracker.websocket, session);
                tracker.websocket = null;
            }
            tracker.opened = tracker.opened == Event.NO_TIME ? rec.time : tracker.opened;
            tracker.sawOpening = true;
        }
        return session;
    }

    /** Printed for each try; a try is counted once the pool is asked, as a cluster without hosts ends it before. */
    private void connecting(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        ExchangeTracker session = session(tracker, rec);
        failed(lane, session, rec, AttemptOutcome.CONNECT_FAILURE);
        session.retries += session.cluster != null ? 1 : 0;
        session.cluster = event.field("cluster");
        // What its filters did was over with the first.
        session.routed = session.routed == Event.NO_TIME ? rec.time : session.routed;
        session.retriedAt = rec.time;
        session.wantsAttempt = true;
        connectionOnly(rec, lane, tracker);
    }

    static void connected(ExchangeTracker session, Rec rec) {
        AttemptTracker attempt = session.last();
        if (attempt != null && attempt.isOpen()) {
            attempt.end(AttemptOutcome.CONNECTED, rec.time);
            session.responseAt = rec.time;
        }
    }

    /** The session turns to a next try, or says that connecting took too long: the waiting one failed with its connection. */
    private static void failed(Lane lane, ExchangeTracker session, Rec rec, AttemptOutcome how) {
        AttemptTracker attempt = session.last();
        if (attempt == null || !attempt.isWaiting()) {
            return;
        }
        if (attempt.isRefused()) {
            attempt.end(AttemptOutcome.OVERFLOW, rec.time);
            return;
        }
        ConnectionTracker lost = lane.failedFor(session, attempt, rec.seq);
        ConnectionTracker failed = lost != null ? lost : attempt.triggered;
        if (failed != null) {
            failed.failed(session);
        }
        attempt.upstream = failed;
        attempt.reused = failed == null ? null : Boolean.FALSE;
        attempt.link = failed == null
                ? null
                : new Link(LinkRule.CONNECT_FAILURE, lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED);
        attempt.end(failed != null && failed.timedOut ? AttemptOutcome.CONNECT_TIMEOUT : how, rec.time);
        session.flag(ResponseFlag.UF);
    }

    /** The proxy closes both connections at once, be that logged or not ({@code tcp_proxy.cc: onIdleTimeout}). */
    private void timedOut(ExchangeTracker session, Rec rec, Lane lane, ConnectionTracker tracker) {
        connectionOnly(rec, lane, tracker);
        scene.ended(session, rec.time);
    }

    private void sessionClosed(ConnectionTracker tracker, Rec rec, Lane lane) {
        ExchangeTracker session = tracker.session;
        if (session == null) {
            return;
        }
        if (session.ended) {
            // It said before that it would be.
            scene.ended(session, rec.time);
            return;
        }
        AttemptTracker last = session.last();
        if (last != null && last.isWaiting() && last.isRefused()) {
            last.end(AttemptOutcome.OVERFLOW, rec.time);
        } else if (last != null && last.isWaiting() && tracker.closedBy == Closer.LOCAL) {
            unconnected(session, last, rec, lane);
        }
        if (session.wantsAttempt && !session.has(ResponseFlag.UH)) {
            closedUnserved(session, tracker.closedBy == Closer.LOCAL);
        }
        scene.ended(session, rec.time);
        Lane.served(session);
    }

    /** The proxy closes the session, as its connection to the upstream ended before it was made. */
    private static void unconnected(ExchangeTracker session, AttemptTracker last, Rec rec, Lane lane) {
        ConnectionTracker failed = last.triggered;
        if (failed == null || !failed.isClosed() || failed.isConnected()) {
            return;
        }
        last.upstream = failed;
        last.reused = false;
        last.link = new Link(LinkRule.CONNECT_FAILURE, lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED);
        last.end(failed.timedOut ? AttemptOutcome.CONNECT_TIMEOUT : AttemptOutcome.CONNECT_FAILURE, rec.time);
        session.flag(ResponseFlag.UF);
    }

    /** Asked for a connection and closed at once: refused before the pool was asked. */
    private void closedUnserved(ExchangeTracker session, boolean here) {
        if (!session.attempts.isEmpty()) {
            session.flag(ResponseFlag.URX);
        } else if (here && scene.poolLogged && scene.clustersLogged) {
            // No pool has looked for a connection, and the cluster did not lack hosts.
            session.flag(ResponseFlag.UO);
        } else if (session.denied == null && here) {
            session.denied = "(session without upstream)";
        }
    }

    /** The connection is gone: what was open on it is over. */
    private void cleanup(Rec rec, ConnectionTracker tracker) {
        scene.closed(tracker, rec);
        for (ExchangeTracker stream : tracker.active.toArray(ExchangeTracker[]::new)) {
            scene.ended(stream, rec.time);
        }
        Unreadable.settle(scene, tracker, rec.time);
        Deferred.toConnection(scene, tracker);
    }

    /** Frames that end an HTTP/2 stream carry its number; before 1.22 none is printed. */
    private void frame(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        ExchangeTracker named = named(event, tracker);
        String code = event.field("code");
        // Up to 1.21 the text has no stream number, and these releases call every detail of the codec a protocol error.
        tracker.streamError |= rec.kind == EventKind.HTTP2_STREAM_CLOSED
                && event.field("h2_stream") == null
                && code != null
                && !code.equals("0");
        tracker.clientCancelled = tracker.streamError && CANCEL.equals(code);
        if (named == null && tracker.streamError) {
            // Logged directly before the stream's reset, which names it.
            Deferred.add(scene, tracker.reading, rec, tracker);
            lane.on(tracker);
            return;
        }
        if (named == null) {
            SharedLines.resolveOn(scene, lane, tracker);
            ExchangeTracker current = lane.current;
            if (current != null && current.connection == tracker) {
                tracker.current = current;
            }
            if (current != null && current == lane.guessed && current.connection == tracker) {
                scene.own(rec, current, OwnerRule.DOWNSTREAM, Confidence.INFERRED);
            }
            forCurrent(rec, lane, tracker);
            ended(tracker.current, rec);
            return;
        }
        tracker.current = named;
        scene.own(rec, named, OwnerRule.DOWNSTREAM, Confidence.CERTAIN);
        lane.on(named);
        ended(named, rec);
    }

    /** The codec closed a stream that was being answered: it is over. */
    private void ended(@Nullable ExchangeTracker exchange, Rec rec) {
        boolean closed = rec.kind == EventKind.HTTP2_STREAM_CLOSED;
        if (closed && exchange != null && exchange.responseStarted && !exchange.ended) {
            scene.ended(exchange, rec.time);
        }
    }

    static @Nullable ExchangeTracker named(Event event, ConnectionTracker tracker) {
        Integer number = Decimal.small(event.field("h2_stream"));
        return number == null ? null : tracker.byNumber(number);
    }

    /**
     * Whether the log leaves no doubt that the stream is not over: its beginning is there, and its end would be, or the callback
     * is about it anyway.
     */
    private boolean isGoingOn(Lane lane, ExchangeTracker exchange) {
        return lane.threaded()
                && exchange.sawStart
                && !exchange.startLost
                && (!exchange.responseStarted
                        || scene.releases.printsEnds()
                        || (lane.currentInBurst() == exchange && lane.doubted != exchange));
    }

    private void forCurrent(Rec rec, Lane lane, ConnectionTracker tracker) {
        if (!tracker.unnamed.isEmpty() && tracker.current == null) {
            Deferred.add(scene, tracker.unnamed.peekLast(), rec, tracker);
            lane.on(tracker);
            return;
        }
        ExchangeTracker current = tracker.current;
        if (current == null) {
            connectionOnly(rec, lane, tracker);
        } else {
            boolean goesOn = isGoingOn(lane, current);
            lane.doubted = goesOn ? null : current;
            scene.own(rec, current, OwnerRule.DOWNSTREAM, goesOn ? Confidence.CERTAIN : Confidence.INFERRED);
            lane.on(current);
        }
    }

    private void connectionOnly(Rec rec, Lane lane, ConnectionTracker tracker) {
        scene.own(rec, tracker);
        ExchangeTracker session = tracker.session;
        if (session == null) {
            lane.on(tracker);
        } else {
            lane.on(session);
        }
    }
}
