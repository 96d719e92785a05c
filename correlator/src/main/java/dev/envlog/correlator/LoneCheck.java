package dev.envlog.correlator;

import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.Denials.Denial;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the RBAC filter checks, of which nothing else is in the log: Istio has people raise the level of that logger alone. The
 * filter prints what the request asks for, and next what became of it.
 */
final class LoneCheck {

    private final List<Rec> records = new ArrayList<>(2);
    private final Asked asked;
    /** No other check can be what the verdicts that follow are about. */
    private final boolean only;

    private @Nullable Denial denial;

    private LoneCheck(Rec check, Asked asked, boolean only) {
        records.add(check);
        this.asked = asked;
        this.only = only;
    }

    /** A check begins that is nobody's yet. */
    static void begin(Rec check, Lane lane, Asked asked) {
        LoneCheck before = lane.lone;
        lane.lone = check.settled
                ? null
                : new LoneCheck(check, asked, lane.threaded() || before == null || before.isOver());
    }

    /** What became of the check, if the verdict is nobody's yet. */
    static void verdict(Event event, Rec rec, Lane lane) {
        LoneCheck lone = lane.lone;
        if (lone == null || rec.settled || !lone.only) {
            return;
        }
        lone.records.add(rec);
        Denial denied = Denials.of(event);
        lone.denial = denied == null ? lone.denial : denied;
    }

    private boolean isOver() {
        return records.size() > 1;
    }

    /** Whether nothing but a record of that kind could still be of the check. */
    static boolean isPassed(Lane lane, EventKind kind, boolean sameBurst) {
        return lane.lone != null && (!sameBurst || kind == EventKind.RBAC_CHECKING_REQUEST);
    }

    /** A line of the access log comes, which may be of any of them. */
    static void settleAll(Scene scene) {
        if (!scene.debug.isOfRequests()) {
            for (Lane lane : scene.lanes()) {
                settle(scene, lane);
            }
        }
    }

    /** Nobody has claimed it: it is a request of its own, unless requests are logged, of which it then is one. */
    static void settle(Scene scene, Lane lane) {
        LoneCheck lone = lane.lone;
        lane.lone = null;
        if (lone == null || scene.debug.isOfRequests()) {
            return;
        }
        Rec check = lone.records.get(0);
        boolean untold = lone.denial == null && lone.asked.method() == null && lone.asked.path() == null;
        if (check.settled || untold) {
            return;
        }
        ExchangeTracker exchange = new ExchangeTracker(ExchangeKind.HTTP, null, check.restart, scene.options.steps());
        exchange.ended = false;
        exchange.sawStart = false;
        exchange.checkOnly = true;
        exchange.thread = lane.thread;
        exchange.start = check.time;
        exchange.unit = check.unit;
        lone.asked.tell(exchange);
        if (lone.denial != null) {
            exchange.denied(lone.denial);
        }
        lane.orphans.removeAll(lone.records);
        if (lane.orphans.isEmpty()) {
            lane.forgetOrphans();
        }
        scene.output.opened(exchange);
        scene.output.named(exchange);
        for (Rec rec : lone.records) {
            scene.own(rec, exchange, OwnerRule.POSITION, Confidence.INFERRED);
        }
        scene.ended(exchange, check.time);
    }
}
