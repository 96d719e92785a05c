package dev.envlog.correlator;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;

/** Gives a line without id to the exchange among whose lines it stands. */
final class Standing {

    private final Scene scene;

    Standing(Scene scene) {
        this.scene = scene;
    }

    /**
     * A line of the pool. The router names the cluster before it asks; where it has not, another may have asked whose router's
     * lines the log lacks.
     */
    void own(Rec rec, Lane lane, ExchangeTracker exchange) {
        own(rec, lane, exchange, exchange.cluster == null ? Confidence.INFERRED : certain(lane));
    }

    void own(Rec rec, Lane lane, ExchangeTracker exchange, Confidence placed) {
        // That the lines are about it is a guess itself, until one of them names it.
        Confidence confidence = lane.guessed == exchange ? Confidence.INFERRED : placed;
        ConnectionTracker connection = exchange.connection;
        if (exchange.isTcp() && connection != null) {
            scene.own(rec, connection, OwnerRule.POSITION, confidence);
        } else {
            scene.own(rec, exchange, OwnerRule.POSITION, confidence);
        }
        lane.on(exchange);
    }

    static Confidence certain(Lane lane) {
        return lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED;
    }
}
