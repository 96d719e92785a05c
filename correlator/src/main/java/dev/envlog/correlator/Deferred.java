package dev.envlog.correlator;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.List;

/** Records whose owner a later line tells, and what becomes of them when that line never comes. */
final class Deferred {

    /** Records that wait for one owner; no callback of Envoy prints more. */
    private static final int MOST = 256;

    private Deferred() {}

    /**
     * A record waits with those that have the same owner to come. Beyond what a callback can print the newest before it waits no
     * longer, as the first one tells what they are about: it is the connection's.
     */
    static void add(Scene scene, List<Rec> records, Rec rec, ConnectionTracker tracker) {
        if (records.size() >= MOST) {
            scene.own(records.remove(MOST - 1), tracker);
        }
        records.add(rec);
    }

    /** The same where no connection is known: it is nobody's. */
    static void add(Scene scene, List<Rec> records, Rec rec) {
        if (records.size() >= MOST) {
            scene.none(records.remove(MOST - 1));
        }
        records.add(rec);
    }

    static void own(Scene scene, List<Rec> records, ExchangeTracker exchange, OwnerRule by, Confidence confidence) {
        // Nearly always there are none.
        for (int i = 0; i < records.size(); i++) {
            scene.own(records.get(i), exchange, by, confidence);
        }
        records.clear();
    }

    static void own(Scene scene, List<Rec> records, ConnectionTracker tracker, OwnerRule by, Confidence confidence) {
        for (int i = 0; i < records.size(); i++) {
            scene.own(records.get(i), tracker, by, confidence);
        }
        records.clear();
    }

    static void none(Scene scene, List<Rec> records) {
        for (int i = 0; i < records.size(); i++) {
            scene.none(records.get(i));
        }
        records.clear();
    }

    /** The connection alone owns what no stream claimed. */
    static void toConnection(Scene scene, ConnectionTracker tracker) {
        while (!tracker.unnamed.isEmpty()) {
            own(scene, tracker.unnamed.removeFirst(), tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        }
    }

    static void drop(Scene scene, Lane lane, Attach attach) {
        lane.attaches.remove(attach);
        own(scene, attach.records, attach.upstream, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
    }

    static void settleAll(Scene scene, Lane lane) {
        while (!lane.attaches.isEmpty()) {
            drop(scene, lane, lane.attaches.get(0));
        }
        SharedLines.giveUp(scene, lane);
        new LateLinks(scene).drop(lane);
        lane.ends.clear(scene);
        LoneCheck.settle(scene, lane);
        none(scene, lane.orphans);
        lane.sockets.drop(scene);
    }
}
