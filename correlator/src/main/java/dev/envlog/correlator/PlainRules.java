package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.Denials.Denial;
import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
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
    private final Standing standing;
    private final PoolLines pool;
    final LostHosts lostHosts = new LostHosts();
    final TurnedAway away = new TurnedAway();

    PlainRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.linker = linker;
        this.listeners = new Listeners(scene);
        this.answers = new CallAnswers(scene);
        this.clusters = new ClusterContext(scene);
        this.standing = new Standing(scene);
        this.jwt = new JwtCalls(standing);
        this.pool = new PoolLines(scene, standing);
    }

    void apply(Event event, Rec rec, Lane lane, boolean sameBurst) {
        if (!sameBurst) {
            lane.onNothing();
        }
        switch (rec.kind) {
            case FILTER_ORIGINAL_DST_NEW,
                    FILTER_ORIGINAL_DST_SET,
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
            case FILTER_TLS_INSPECTOR_SNI -> {
                String name = event.field("server_name");
                if (name != null) {
                    lane.sockets.serverNames.put(rec.seq, name);
                }
                listeners.line(lane, rec, sameBurst);
            }
            case FILTER_PROXY_PROTOCOL_FAILED -> {
                away.record(event, rec, lane);
                listeners.line(lane, rec, sameBurst);
            }
            case CONN_HANDLER_DEFAULT_LISTENER_FILTER -> {
                away.record(event, rec, lane);
                if (lane.sockets.gaveUp.isEmpty()) {
                    byPosition(event, rec, lane);
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
                byPosition(event, rec, lane);
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
                byPosition(event, rec, lane);
                if (rec.exchange != null) {
                    lane.checks.begin(rec.exchange);
                }
            }
            case EXT_AUTHZ_CHECK_RESPONSE -> {
                if (lane.about(rec) != null || !answers.untold(rec, lane)) {
                    byPosition(event, rec, lane);
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
                byPosition(event, rec, lane);
            }
            case CATALOGUED -> {
                lostHosts.looked(event, rec);
                byPosition(event, rec, lane);
                lookups.line(event, rec);
            }
            case RBAC_CHECKING_REQUEST -> rbac(event, rec, lane);
            case JWT_CALLED -> {
                if (!jwt.isOfAnother(event, rec, lane)) {
                    byPosition(event, rec, lane);
                    jwt.called(event, rec.exchange);
                }
            }
            case RBAC_ENFORCED_ALLOWED,
                    RBAC_ENFORCED_DENIED,
                    RBAC_SHADOW_ALLOWED,
                    RBAC_SHADOW_DENIED,
                    RBAC_NO_ENGINE -> {
                byPosition(event, rec, lane);
                LoneCheck.verdict(event, rec, lane);
            }
            case FILTER_MIXER_CHECK -> mixer(event, rec, lane);
            case MAIN_DEFERRED_DELETE -> after(rec, lane);
            case POOL_NOT_CREATING -> pool.notCreating(rec, lane);
            case MAIN_CLEAR_DEFERRED -> {
                scene.none(rec);
                lane.onNothing();
            }
            default -> byPosition(event, rec, lane);
        }
    }

    private void wasm(Event event, Rec rec, Lane lane) {
        // Where threads are known the line's place tells more.
        rec.direction = lane.threaded() ? null : Direction.of(event.field("plugin"));
        boolean late = lane.threaded() && scene.releases.logsEndsLate();
        if (!late || !lane.ends.take(scene, rec)) {
            byPosition(event, rec, lane);
        }
    }

    /** The filter prints the request that it checks, also where the log has no other line of its beginning. */
    private void rbac(Event event, Rec rec, Lane lane) {
        byPosition(event, rec, lane);
        ExchangeTracker about = rec.exchange;
        lane.asked = about == null || about.method == null ? Asked.by(event) : null;
        if (about != null && lane.asked != null) {
            lane.asked.tell(about);
        }
        if (about == null && lane.asked != null) {
            LoneCheck.begin(rec, lane, lane.asked);
        }
    }

    private void mixer(Event event, Rec rec, Lane lane) {
        byPosition(event, rec, lane);
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
            byPosition(event, rec, lane);
            return;
        }
        ExchangeTracker session = downstream.session;
        if (session != null) {
            linker.attached(lane, session, upstream, rec);
            scene.own(rec, downstream, OwnerRule.POSITION, Confidence.CERTAIN);
            lane.on(session);
        } else {
            byPosition(event, rec, lane);
        }
    }

    /** Filters and the connection manager log about the exchange at hand; the process's own services never do. */
    private void byPosition(Event event, Rec rec, Lane lane) {
        Component component = rec.component();
        if (component == null || !RequestComponents.speaks(component, event)) {
            scene.none(rec);
            return;
        }
        boolean filter = RequestComponents.isHttpFilter(component);
        if (filter || !RequestComponents.isRouter(component)) {
            lane.backToCaller();
        }
        ExchangeTracker about = lane.about(rec);
        if (rec.kind == EventKind.GRPC_REMOTE_CLOSE) {
            callClosed(SideCalls.closed(event), lane, about);
        }
        // What is logged as grpc is said of the call itself (Istio's src/envoy/utils/grpc_transport.cc).
        boolean ofCall = "grpc".equals(event.logger());
        ExchangeTracker call = filter && !ofCall && about != null && about.kind == ExchangeKind.ASYNC ? about : null;
        denied(event, component, lane, call == null ? about : call.parent);
        if (call != null) {
            forCaller(rec, lane, call);
        } else {
            beside(rec, lane, Standing.certain(lane));
        }
    }

    /** How a call ended that is no stream: it was made for the exchange at hand, or for the one that is named next. */
    private static void callClosed(@Nullable String failed, Lane lane, @Nullable ExchangeTracker about) {
        if (about != null) {
            SideCalls.failed(about, failed);
        } else if (lane.connection == null) {
            lane.callFailed = failed;
        }
    }

    /** Remembers why a filter refuses: it means the request or session at hand, or the session of the connection named next. */
    private static void denied(Event event, Component component, Lane lane, @Nullable ExchangeTracker about) {
        Denial denial = Denials.of(event);
        boolean request = about != null && !about.isTcp();
        if (denial == null || (request && component.name().startsWith(FilterNames.NETWORK))) {
            // A network filter refuses connections; the request at hand may be of another one.
            return;
        }
        ConnectionTracker connection = lane.connection;
        if (about != null) {
            about.denied(denial);
        } else if (connection != null && denial.details() != null) {
            connection.denied(denial.details());
        } else {
            lane.denied = denial.details();
        }
    }

    /**
     * The certificate of a connection's peer was refused ({@code default_validator.cc}), on which the connection itself says at once
     * that TLS failed ({@code ssl_socket.cc: drainErrorQueue}).
     */
    private void unverified(Event event, Rec rec, Lane lane) {
        lane.unverified = event.field("reason");
        orphan(rec, lane);
    }

    /**
     * A filter speaks between the lines of a side call, which itself runs the router and filters of the upstream side only: it
     * does so for the request that made the call. Not certain, as a filter can be put on the upstream side too, and as another
     * callback may have begun without a pause.
     */
    private void forCaller(Rec rec, Lane lane, ExchangeTracker call) {
        if (call.parent != null) {
            standing.own(rec, lane, call.parent, Confidence.INFERRED);
        } else {
            scene.none(rec);
        }
    }

    /**
     * Something was put away because of the line before; after the end of a pooled connection, that connection. Never certain:
     * a callback puts away several things, the stream, what served it and its side calls, and the line names none.
     */
    private void after(Rec rec, Lane lane) {
        Rec previous = lane.previous;
        if (previous == null || !previous.settled) {
            beside(rec, lane, Confidence.INFERRED);
            return;
        }
        ConnectionTracker printed = previous.printed;
        if (printed != null && (previous.exchange == null || previous.kind == EventKind.POOL_CLIENT_DISCONNECTED)) {
            scene.own(rec, printed, OwnerRule.POSITION, Confidence.INFERRED);
            return;
        }
        ExchangeTracker exchange = lane.about(rec);
        AttemptTracker attempt = exchange == null ? null : exchange.last();
        boolean poolsOwn = previous.kind == EventKind.POOL_NOT_CREATING && previous.exchange == null;
        if (poolsOwn && attempt != null && attempt.upstream != null) {
            scene.own(rec, attempt.upstream, OwnerRule.POSITION, Confidence.INFERRED);
            return;
        }
        beside(rec, lane, Confidence.INFERRED);
    }

    /** Owned by whatever the lines are about. */
    private void beside(Rec rec, Lane lane, Confidence confidence) {
        ExchangeTracker exchange = lane.about(rec);
        if (exchange != null) {
            if (rec.kind == EventKind.FILTER_FAULT_DELAY) {
                exchange.flag(ResponseFlag.DI);
            }
            // Where beginnings are not logged, the next request's filters may have spoken.
            boolean begun = exchange.kind != ExchangeKind.HTTP || exchange.sawStart;
            standing.own(rec, lane, exchange, begun ? confidence : Confidence.INFERRED);
            return;
        }
        ConnectionTracker connection = lane.connection;
        if (connection != null) {
            if (connection.unnamed.isEmpty()) {
                scene.own(rec, connection, OwnerRule.POSITION, Confidence.INFERRED);
            } else {
                Deferred.add(scene, connection.unnamed.peekLast(), rec, connection);
            }
            return;
        }
        orphan(rec, lane);
    }

    /** Waits for the line that tells whom it is about. */
    private void orphan(Rec rec, Lane lane) {
        Deferred.add(scene, lane.orphans, rec);
    }
}
