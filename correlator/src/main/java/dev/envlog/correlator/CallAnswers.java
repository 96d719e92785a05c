package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;

/** What answers a side call, in lines without id: of the async client, and of the filter that made the call. */
final class CallAnswers {

    private final Scene scene;
    private final ResponseRules responses;

    CallAnswers(Scene scene) {
        this.scene = scene;
        this.responses = new ResponseRules(scene);
    }

    /** The answer of a side call; what follows is about the request that made it. */
    void line(Event event, Rec rec, Lane lane) {
        ExchangeTracker call = lane.about(rec);
        Confidence confidence = Standing.certain(lane);
        if (call == null && lane.previous != null) {
            // Without a host the answer is made up in the same callback, however long that takes while Envoy starts.
            call = lane.previous.exchange;
            confidence = Confidence.INFERRED;
        }
        if (call == null || call.kind != ExchangeKind.ASYNC || call.handedOut) {
            // Without a stream nothing tells whose call it was.
            scene.none(rec);
            return;
        }
        scene.own(rec, call, OwnerRule.POSITION, confidence);
        responses.sideCall(event, rec, call);
        if (call.ended && call.parent != null) {
            lane.on(call.parent);
        }
    }

    /** Where calls are not logged as streams an authorization server's answer is for the only request that waits for one; false if none does, or several do. */
    boolean untold(Rec rec, Lane lane) {
        ExchangeTracker asked = scene.callsLogged ? null : lane.checks.only();
        if (asked == null) {
            return false;
        }
        scene.own(rec, asked, OwnerRule.POSITION, Confidence.INFERRED);
        lane.on(asked);
        lane.guessed = asked;
        return true;
    }
}
