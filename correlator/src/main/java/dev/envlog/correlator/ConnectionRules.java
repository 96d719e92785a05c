package dev.envlog.correlator;

import dev.envlog.diagnosis.Errno;
import dev.envlog.diagnosis.TlsError;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Side;
import org.jspecify.annotations.Nullable;

/** Lines that print a connection id and no stream id: finds the side, notes the connection's life, and gives them on. */
final class ConnectionRules {

    private final Scene scene;
    private final DownstreamRules downstream;
    private final UpstreamRules upstream;

    ConnectionRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.downstream = new DownstreamRules(scene, linker);
        this.upstream = new UpstreamRules(scene, linker);
    }

    void apply(Event event, Rec rec, Lane lane, boolean sameBurst) {
        ConnectionTracker tracker = scene.connection(event.connection(), rec, event.thread());
        if (tracker.side == null) {
            tracker.side = side(rec.kind, event);
            if (tracker.side == null && lane.isCreating() && rec.kind == EventKind.HTTP2_WINDOW_SIZE) {
                tracker.side = Side.UPSTREAM;
            }
        }
        switch (rec.kind) {
            case CONNECTION_CONNECTING_TO -> lane.races.begins(tracker, event.field("address"), lane, sameBurst);
            case MULTI_CONNECTION_CONNECTIONS, MULTI_CONNECTION_ATTEMPT, HAPPY_EYEBALLS_ADDRESS ->
                lane.races.says(rec.kind, tracker);
            default -> {
                // Nothing of several addresses.
            }
        }
        if (lane.unverified != null) {
            if (sameBurst && rec.kind == EventKind.CONNECTION_TLS_FAILURE) {
                tracker.unverified = lane.unverified;
            }
            lane.unverified = null;
        }
        life(event, rec, tracker);
        if (isLastWord(rec.kind)) {
            lane.lastWords = rec;
        }
        if (!lane.orphans.isEmpty()) {
            orphans(rec, lane, tracker, sameBurst);
        }
        if (rec.kind == EventKind.CONNECTION_CLOSING && sameBurst) {
            hostless(rec, lane, tracker);
        }
        if (tracker.http3 && QuicLines.waits(scene, event, rec, lane, tracker)) {
            return;
        }
        if (tracker.side == Side.UPSTREAM) {
            upstream.apply(event, rec, lane, tracker, sameBurst);
        } else if (tracker.side == Side.DOWNSTREAM) {
            downstream.apply(event, rec, lane, tracker, sameBurst);
            if (rec.kind == EventKind.CONNECTION_TLS_FAILURE) {
                unencrypted(rec, tracker);
            }
        } else {
            scene.own(rec, tracker);
            lane.on(tracker);
        }
    }

    /**
     * Lines without id at the beginning of a callback are about the client's connection that the callback turns out to be about, or
     * about the stream that it has: a network filter stops a connection, and the connection says that it is closed. What is said of a
     * certificate is about the connection, of either side, that ends with it.
     */
    private void orphans(Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        ExchangeTracker current = tracker.current;
        if (sameBurst && rec.kind == EventKind.CONNECTION_TLS_FAILURE && tracker.unverified != null) {
            Deferred.own(scene, lane.orphans, tracker, OwnerRule.POSITION, Confidence.INFERRED);
        } else if (!sameBurst || tracker.side == Side.UPSTREAM) {
            Deferred.none(scene, lane.orphans);
        } else if (current != null && !current.ended) {
            Deferred.own(scene, lane.orphans, current, OwnerRule.POSITION, Confidence.INFERRED);
            SideCalls.failed(current, lane.callFailed);
        } else {
            if (lane.denied != null) {
                tracker.denied(lane.denied);
            }
            Deferred.own(scene, lane.orphans, tracker, OwnerRule.POSITION, Confidence.INFERRED);
        }
        lane.forgetOrphans();
    }

    /**
     * A session that finds no host is closed in the same call ({@code tcp_proxy.cc: onInitFailure}), which tells that the connection has one
     * where nothing before is in the log.
     */
    private void hostless(Rec rec, Lane lane, ConnectionTracker tracker) {
        Rec before = lane.previous;
        if (before == null
                || before.kind != EventKind.UPSTREAM_NO_HEALTHY_TCP
                || before.exchange != null
                || !lane.threaded()
                || tracker.side == Side.UPSTREAM
                || tracker.session != null
                || tracker.hasServed()) {
            return;
        }
        tracker.side = Side.DOWNSTREAM;
        ExchangeTracker session = scene.openSession(tracker, rec);
        session.start = Event.NO_TIME;
        session.thread = lane.thread;
        session.flag(ResponseFlag.UH);
        session.steps.addContext(before);
    }

    /** The client's connection is closed in the same call, be that logged or not ({@code ssl_socket.cc}). */
    private void unencrypted(Rec rec, ConnectionTracker tracker) {
        ExchangeTracker session = tracker.session;
        if (session != null && session.connection == tracker && session.clientTlsFailed != null) {
            scene.ended(session, rec.time);
            Lane.served(session);
        }
    }

    private static @Nullable Side side(EventKind kind, Event event) {
        return switch (kind) {
            case CONNECTION_CONNECTING_TO, CONNECTION_IN_PROGRESS, CONNECTION_CONNECT_ERROR -> Side.UPSTREAM;
            case HTTP_CODEC_SERVER_HEADERS -> Side.DOWNSTREAM;
            case HTTP_CODEC_CLIENT_HEADERS, HTTP_CODEC_STATUS -> Side.UPSTREAM;
            case CONNECTION_STATE -> event.isTrue("connecting") ? Side.UPSTREAM : null;
            case HTTP_NEW_STREAM,
                    HTTP_DISPATCH_ERROR,
                    HTTP_CONNECTION_IDLE_TIMEOUT,
                    HTTP_CONNECTION_MAX_DURATION,
                    HTTP_MAX_REQUESTS -> Side.DOWNSTREAM;
            default -> byLogger(kind.eventName());
        };
    }

    private static @Nullable Side byLogger(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (name.startsWith("pool.")
                || name.startsWith("client.")
                || name.startsWith("hc.")
                || name.startsWith("multi_connection.")
                || name.startsWith("happy_eyeballs.")) {
            return Side.UPSTREAM;
        }
        return name.startsWith("conn_handler.") || name.startsWith("filter.tcp_") ? Side.DOWNSTREAM : null;
    }

    private static boolean isLastWord(EventKind kind) {
        return kind == EventKind.CONNECTION_REMOTE_CLOSE
                || kind == EventKind.CLIENT_PROTOCOL_ERROR
                || kind == EventKind.HTTP2_REMOTE_RESET;
    }

    /** What happens to a connection whatever its side. */
    private void life(Event event, Rec rec, ConnectionTracker tracker) {
        if ("http2".equals(event.logger())) {
            tracker.spoken = "HTTP/2";
        }
        switch (rec.kind) {
            // Whoever began: the other side closes, too, once it has what was left to write.
            case CONNECTION_CLOSING -> tracker.closes(Closer.LOCAL);
            case CONNECTION_REMOTE_CLOSE, CONNECTION_REMOTE_EARLY_CLOSE -> tracker.closes(Closer.REMOTE);
            case CONNECTION_CLOSING_SOCKET -> {
                tracker.closes("0".equals(event.field("event")) ? Closer.REMOTE : Closer.LOCAL);
                scene.closed(tracker, rec);
                Races.closed(scene, tracker, rec);
            }
            case CONNECTION_TLS_FAILURE -> {
                tracker.tls = true;
                if (tracker.peer == null && tracker.side != Side.UPSTREAM) {
                    tracker.peer = event.field("peer");
                }
                // 1.14 prints the (empty) error queue at every shutdown.
                tracker.tlsFailure |= !tracker.usable && tracker.side != Side.DOWNSTREAM;
                String error = event.field("error");
                if (error != null && !error.isEmpty()) {
                    if (!tracker.usable) {
                        // The socket's event is the same whoever ends a handshake (ssl_socket.cc).
                        tracker.closes(TlsError.isOfPeer(error) ? Closer.REMOTE : Closer.LOCAL);
                    }
                    tracker.closeReason = TlsError.with(error, tracker.unverified);
                    if (tracker.session != null && tracker.session.connection == tracker) {
                        boolean over = tracker.clientTls.isOver(tracker.opened, rec.time);
                        tracker.session.clientTlsFailed = "downstream_tls_failure" + (over ? "_after_handshake{" : "{")
                                + TlsError.whole(tracker.closeReason) + "}";
                    }
                }
            }
            case CONNECTION_TLS_HANDSHAKE_COMPLETE -> {
                tracker.tls = true;
                tracker.clientTls.saw(event);
            }
            case FILTER_TCP_DOWNSTREAM_DATA, FILTER_TCP_UPSTREAM_DATA, FILTER_TCP_DOWNSTREAM_TLS ->
                tracker.clientTls.saw(event);
            case CONNECTION_TLS_SHUTDOWN,
                    CONNECTION_TLS_HANDSHAKE_EXPECTING,
                    CONNECTION_TLS_HANDSHAKE_ERROR,
                    CONNECTION_TLS_READ_ERROR,
                    CONNECTION_TLS_WRITE_ERROR,
                    CONNECTION_TLS_CERT_VALIDATED -> tracker.tls = true;
            case HTTP2_WINDOW_SIZE, HTTP2_STREAM_CLOSED, HTTP2_RECOUP -> tracker.http2 = true;
            case CONNECTION_CONNECT_ERROR -> {
                tracker.closeReason = event.message();
                if (Errno.isAddressMissing(event.field("error"))) {
                    // Nobody else took part in it, whatever the socket's event says.
                    tracker.closes(Closer.LOCAL);
                }
            }
            // Printed by the pool for HTTP/1 only (http1/conn_pool.cc).
            case POOL_RESPONSE_COMPLETE -> tracker.spoken = "HTTP/1.1";
            default -> {
                // No change of state.
            }
        }
    }
}
