package dev.envlog.correlator;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Side;
import org.jspecify.annotations.Nullable;

/** Lines without any id. Where they stand in the lines of their thread tells whose they are. */
final class PlainRules {

    private final Scene scene;
    private final PoolLinker linker;
    private final Listeners listeners;
    private final CallAnswers answers;
    private final ClusterContext clusters;
    private final Lookups lookups = new Lookups();
    private final JwtCalls jwt;
    private final Positions positions;
    private final PoolLines pool;
    final LostHosts lostHosts = new LostHosts();
    final TurnedAway away = new TurnedAway();

    PlainRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.linker = linker;
        this.listeners = new Listeners(scene);
        this.answers = new CallAnswers(scene);
        this.clusters = new ClusterContext(scene);
        Standing standing = new Standing(scene);
        this.positions = new Positions(scene, standing);
        this.jwt = new JwtCalls(standing);
        this.pool = new PoolLines(scene, standing);
    }

    void apply(Event event, Rec rec, Lane lane, boolean sameBurst) {
        if (!sameBurst) {
            lane.onNothing();
        }
        switch (rec.kind) {
            case FILTER_ORIGINAL_DST_NEW,
                    FILTER_TLS_INSPECTOR_NEW,
                    FILTER_TLS_INSPECTOR_ALPN,
                    FILTER_TLS_INSPECTOR_DONE,
                    FILTER_TLS_INSPECTOR_RECV,
                    FILTER_HTTP_INSPECTOR_NEW,
                    FILTER_HTTP_INSPECTOR_SET,
                    FILTER_HTTP_INSPECTOR_DONE,
                    FILTER_HTTP_INSPECTOR_SKIP,
                    FILTER_PROXY_PROTOCOL_NEW,
                    FILTER_LISTENER_RECV -> listeners.line(lane, rec, sameBurst);
            case FILTER_TLS_INSPECTOR_SNI -> told(event.field("server_name"), rec, lane, sameBurst);
            case FILTER_ORIGINAL_DST_SET -> told(event.field("address"), rec, lane, sameBurst);
            case FILTER_PROXY_PROTOCOL_FAILED -> {
                away.record(event, rec, lane);
                listeners.line(lane, rec, sameBurst);
            }
            case CONN_HANDLER_DEFAULT_LISTENER_FILTER -> {
                away.record(event, rec, lane);
                if (lane.sockets.gaveUp.isEmpty()) {
                    positions.place(event, rec, lane);
                } else {
                    listeners.goesOn(lane, rec);
                }
            }
            case CONN_HANDLER_LISTENER_FILTER_TIMEOUT -> {
                away.record(event, rec, lane);
                listeners.timedOut(lane, rec, sameBurst);
            }
            case CONN_HANDLER_NO_FILTER_CHAIN, CONN_HANDLER_NO_FILTERS, CONN_HANDLER_CONNECTION_LIMIT -> {
                away.record(event, rec, lane);
                listeners.rejected(lane, sameBurst);
                scene.none(rec);
            }
            case MISC_TCP_POOL, POOL_QUEUEING, POOL_TRYING, POOL_PENDING_OVERFLOW, POOL_ACTIVE_OVERFLOW, POOL_DUMP ->
                pool.asked(rec, lane);
            case POOL_CREATING -> pool.creating(rec, lane);
            case POOL_CLOSING_IDLE, POOL_DRAINING_CLIENT -> idle(event, rec);
            case POOL_IDLE_CALLBACKS, POOL_HTTP3_CLIENT -> scene.none(rec);
            case UPSTREAM_NO_HEALTHY_HTTP, UPSTREAM_NO_HEALTHY_TCP, UPSTREAM_NO_HEALTHY -> {
                ExchangeTracker exchange = pool.noHost(rec, lane);
                if (exchange != null) {
                    lostHosts.missed(exchange, rec);
                }
            }
            case UPSTREAM_REMOVING_HOSTS, UPSTREAM_OUTLIER_EJECTED -> {
                lostHosts.lost(event, rec);
                positions.place(event, rec, lane);
            }
            case FILTER_TCP_UPSTREAM_EVENT -> tcpReady(rec, lane);
            case ROUTER_ATTACHED -> attached(event, rec, lane);
            case HTTP_ASYNC_RESPONSE_HEADERS, HTTP_ASYNC_RESPONSE_DATA, HTTP_ASYNC_RESPONSE_TRAILERS ->
                answers.line(event, rec, lane);
            case UPSTREAM_MEMBERSHIP_UPDATE,
                    UPSTREAM_RECREATING_LB,
                    UPSTREAM_ADD_HOST,
                    UPSTREAM_CREATED_HOST,
                    UPSTREAM_USING_HOST,
                    UPSTREAM_TRANSPORT_SOCKET_MATCH -> clusters.line(event, rec, lane);
            case EXT_AUTHZ_CHECK_REQUEST -> {
                positions.place(event, rec, lane);
                if (rec.exchange != null) {
                    lane.checks.begin(rec.exchange);
                }
            }
            case EXT_AUTHZ_CHECK_RESPONSE -> {
                if (lane.about(rec) != null || !answers.untold(rec, lane)) {
                    positions.place(event, rec, lane);
                }
                if (rec.exchange != null) {
                    lane.checks.end(rec.exchange);
                }
            }
            case WASM_LOG -> wasm(event, rec, lane);
            case HAPPY_EYEBALLS_ADDRESS -> racing(event, rec, lane);
            case CONNECTION_TLS_VERIFY_FAILED -> unverified(event, rec, lane);
            case MAIN_TERMINATE, BACKTRACE_CAUGHT, ASSERT_FAILURE, ASSERT_PANIC -> {
                scene.crash = scene.crash == null ? new Crash(rec, event.message()) : scene.crash;
                positions.place(event, rec, lane);
            }
            case CATALOGUED -> {
                lostHosts.looked(event, rec);
                positions.place(event, rec, lane);
                lookups.line(event, rec);
            }
            case RBAC_CHECKING_REQUEST -> rbac(event, rec, lane);
            case JWT_CALLED -> {
                if (!jwt.isOfAnother(event, rec, lane)) {
                    positions.place(event, rec, lane);
                    jwt.called(event, rec.exchange);
                }
            }
            case RBAC_ENFORCED_ALLOWED,
                    RBAC_ENFORCED_DENIED,
                    RBAC_SHADOW_ALLOWED,
                    RBAC_SHADOW_DENIED,
                    RBAC_NO_ENGINE -> {
                positions.place(event, rec, lane);
                LoneCheck.verdict(event, rec, lane);
            }
            case FILTER_MIXER_CHECK -> mixer(event, rec, lane);
            case MAIN_DEFERRED_DELETE -> positions.after(rec, lane);
            case POOL_NOT_CREATING -> pool.notCreating(rec, lane);
            case MAIN_CLEAR_DEFERRED -> {
                scene.none(rec);
                lane.onNothing();
            }
            default -> positions.place(event, rec, lane);
        }
    }

    /** What a listener filter read of a socket. */
    private void told(@Nullable String value, Rec rec, Lane lane, boolean sameBurst) {
        if (value != null) {
            lane.sockets.told.put(rec.seq, value);
        }
        listeners.line(lane, rec, sameBurst);
    }

    private void wasm(Event event, Rec rec, Lane lane) {
        // Where threads are known the line's place tells more.
        rec.direction = lane.threaded() ? null : Direction.of(event.field("plugin"));
        boolean late = lane.threaded() && scene.releases.logsEndsLate();
        if (!late || !lane.ends.take(scene, rec)) {
            positions.place(event, rec, lane);
        }
    }

    /** The filter prints the request that it checks, also where the log has no other line of its beginning. */
    private void rbac(Event event, Rec rec, Lane lane) {
        positions.place(event, rec, lane);
        ExchangeTracker about = rec.exchange;
        lane.asked = about == null || about.method == null ? Asked.by(event) : null;
        if (about != null && lane.asked != null) {
            lane.asked.tell(about);
        }
        LoneCheck.begin(scene, rec, lane, about == null ? lane.asked : null);
    }

    private void mixer(Event event, Rec rec, Lane lane) {
        positions.place(event, rec, lane);
        String result = event.field("result");
        lane.refusal = result == null || result.startsWith("OK") ? null : "mixer_check_failed{" + result + "}";
        if (rec.exchange != null) {
            lane.refuse(rec.exchange);
        }
    }

    /** Names the connection in swapped brackets; the next new connection is its try of that address. */
    private void racing(Event event, Rec rec, Lane lane) {
        Long id = Decimal.unsigned(event.field("connection"));
        ConnectionTracker outer = id == null ? null : scene.knownConnection(id);
        if (outer == null && id != null && lane.isCreating()) {
            // Its first line: only the client that is made next prints it in the usual way.
            outer = scene.connection(id, rec, event.thread());
            outer.side = Side.UPSTREAM;
        }
        ExchangeTracker trigger = outer == null ? null : outer.trigger;
        lane.races.announced(outer);
        if (trigger != null && !trigger.ended && !trigger.isTcp()) {
            scene.own(rec, trigger, OwnerRule.TRIGGERED, Standing.certain(lane));
        } else if (outer != null) {
            scene.own(rec, outer, OwnerRule.POSITION, Standing.certain(lane));
        } else {
            scene.none(rec);
        }
    }

    private void idle(Event event, Rec rec) {
        Long id = Decimal.unsigned(event.field("connection"));
        ConnectionTracker tracker = id == null ? null : scene.knownConnection(id);
        if (tracker == null) {
            scene.none(rec);
        } else {
            scene.own(rec, tracker, OwnerRule.POSITION, Confidence.CERTAIN);
        }
    }

    /** Before 1.17 the line has no id: the session whose cluster the connection belongs to and which waits longest. */
    private void tcpReady(Rec rec, Lane lane) {
        Attach attach = lane.attaches.isEmpty() ? null : lane.attaches.get(lane.attaches.size() - 1);
        ExchangeTracker session = null;
        int candidates = 0;
        for (ExchangeTracker waiting : lane.waiting()) {
            boolean fits = attach == null
                    || attach.upstream.cluster == null
                    || attach.upstream.cluster.equals(waiting.cluster);
            if (waiting.isTcp() && fits) {
                candidates++;
                session = session == null ? waiting : session;
            }
        }
        if (session == null) {
            session = lane.current != null && lane.current.isTcp() ? lane.current : null;
        }
        if (session == null) {
            scene.none(rec);
            return;
        }
        linker.ready(lane, session, rec, candidates == 1);
        DownstreamRules.connected(session, rec);
        ConnectionTracker connection = session.connection;
        if (connection != null) {
            scene.own(rec, connection, OwnerRule.POSITION, Confidence.INFERRED);
        }
        lane.on(session);
    }

    /** 1.27+ names both connections. */
    private void attached(Event event, Rec rec, Lane lane) {
        Long up = Decimal.unsigned(event.field("upstream"));
        Long down = Decimal.unsigned(event.field("downstream"));
        ConnectionTracker upstream = up == null ? null : scene.knownConnection(up);
        ConnectionTracker downstream = down == null ? null : scene.knownConnection(down);
        if (upstream == null || downstream == null) {
            positions.place(event, rec, lane);
            return;
        }
        ExchangeTracker session = downstream.session;
        if (session != null) {
            linker.attached(lane, session, upstream, rec);
            scene.own(rec, downstream, OwnerRule.POSITION, Confidence.CERTAIN);
            lane.on(session);
        } else {
            positions.place(event, rec, lane);
        }
    }

    /**
     * The certificate of a connection's peer was refused ({@code default_validator.cc}), on which the connection itself says at once
     * that TLS failed ({@code ssl_socket.cc: drainErrorQueue}).
     */
    private void unverified(Event event, Rec rec, Lane lane) {
        lane.unverified = event.field("reason");
        positions.orphan(rec, lane);
    }
}
