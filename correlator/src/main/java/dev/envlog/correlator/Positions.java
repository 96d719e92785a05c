package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.Denials.Denial;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import org.jspecify.annotations.Nullable;

/** Whose a line without an id is, by where it stands. */
final class Positions {

    private final Scene scene;
    private final Standing standing;

    Positions(Scene scene, Standing standing) {
        this.scene = scene;
        this.standing = standing;
    }

    /** Filters and the connection manager log about the exchange at hand; the process's own services never do. */
    void place(Event event, Rec rec, Lane lane) {
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
    void after(Rec rec, Lane lane) {
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
    void orphan(Rec rec, Lane lane) {
        Deferred.add(scene, lane.orphans, rec);
    }
}
