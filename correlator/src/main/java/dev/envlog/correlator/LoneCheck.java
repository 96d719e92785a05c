package dev.envlog.correlator;

import dev.envlog.diagnosis.Denials;
import dev.envlog.diagnosis.Denials.Denial;
import dev.envlog.log.Event;
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

    /** What became of it is known. */
    private boolean told;

    private @Nullable Denial denial;

    private LoneCheck(Rec check, Asked asked, boolean only) {
        records.add(check);
        this.asked = asked;
        this.only = only;
    }

    /**
     * A check begins. Right behind that of another filter it is one of the same request, if it asks for the same.
     *
     * @param asked null if the check is somebody's
     */
    static void begin(Scene scene, Rec check, Lane lane, @Nullable Asked asked) {
        LoneCheck before = lane.lone;
        boolean free = asked != null && !check.settled;
        if (before != null && free && before.told && before.only && before.asked.equals(asked)) {
            before.records.add(check);
            return;
        }
        // Without threads, which verdict is about which of two is not known.
        boolean only = lane.threaded() || before == null || (before.told && before.only);
        settle(scene, lane);
        lane.lone = asked == null || check.settled ? null : new LoneCheck(check, asked, only);
    }

    /** What became of the check, if the verdict is nobody's yet. */
    static void verdict(Event event, Rec rec, Lane lane) {
        LoneCheck lone = lane.lone;
        if (lone == null || rec.settled || !lone.only) {
            return;
        }
        lone.records.add(rec);
        lone.told = true;
        Denial denied = Denials.of(event);
        lone.denial = denied == null ? lone.denial : denied;
    }

    /** Whether nothing that comes could still be of the check at hand. */
    static boolean isPassed(Lane lane, boolean sameBurst) {
        return lane.lone != null && !sameBurst;
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
