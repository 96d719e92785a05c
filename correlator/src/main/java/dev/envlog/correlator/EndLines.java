package dev.envlog.correlator;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What filters log when a stream is destroyed (Wasm statistics). Old releases destroy the streams that ended in a callback when the
 * callback is over, one after the other, far from the streams' own lines; each logs the same number of lines.
 */
final class EndLines {

    private static final int MOST = 256;

    private final List<ExchangeTracker> ended = new ArrayList<>(2);
    private final List<Rec> lines = new ArrayList<>(4);

    /** The exchange ended in this callback. */
    void ended(ExchangeTracker exchange) {
        if (!ended.contains(exchange) && ended.size() < MOST) {
            ended.add(exchange);
        }
    }

    /** Takes a line that a stream's end causes; false if none ended in this callback. */
    boolean take(Scene scene, Rec rec) {
        if (ended.isEmpty()) {
            return false;
        }
        lines.add(rec);
        if (lines.size() >= MOST) {
            share(scene);
        }
        return true;
    }

    /** The run of such lines is over: shares it out. */
    void share(Scene scene) {
        if (lines.isEmpty()) {
            return;
        }
        int streams = ended.size();
        for (int i = 0; i < lines.size(); i++) {
            ExchangeTracker exchange = ended.get((int) ((long) i * streams / lines.size()));
            scene.own(lines.get(i), exchange, OwnerRule.POSITION, Confidence.INFERRED);
        }
        lines.clear();
        ended.clear();
    }

    /** Another callback begins. */
    void clear(Scene scene) {
        share(scene);
        ended.clear();
    }
}
