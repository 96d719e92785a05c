package dev.envlog.correlator;

import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import org.jspecify.annotations.Nullable;

/** What a pool says without any id while it looks for a connection. */
final class PoolLines {

    private final Scene scene;
    private final Standing standing;

    PoolLines(Scene scene, Standing standing) {
        this.scene = scene;
        this.standing = standing;
    }

    /** The pool was asked for a connection by the exchange that the lines are about. */
    void asked(Rec rec, Lane lane) {
        ExchangeTracker exchange = asking(rec, lane);
        if (exchange == null || exchange.ended || isServed(exchange)) {
            scene.none(rec);
            return;
        }
        say(exchange, rec);
        if (exchange.isTcp()) {
            lane.waits(exchange);
        }
        standing.own(rec, lane, exchange);
    }

    /**
     * The exchange that the lines are about; at the beginning of a callback, which the line does not tell, that of the one retry which the
     * thread has announced: releases that print that before its pause say nothing more of it ({@code router.cc: setupRetry, doRetry}).
     */
    private static @Nullable ExchangeTracker asking(Rec rec, Lane lane) {
        ExchangeTracker about = lane.about(rec);
        if (about != null || !lane.threaded() || lane.connection != null) {
            return about;
        }
        ExchangeTracker again = null;
        for (ExchangeTracker waiting : lane.waiting()) {
            if (waiting.wantsAttempt && waiting.retries > 0) {
                if (again != null) {
                    return null;
                }
                again = waiting;
            }
        }
        if (again != null) {
            lane.guessed = again;
        }
        return again;
    }

    /** A session announces each try: one that has its connection asks for no other, so that it is somebody else who does. */
    private static boolean isServed(ExchangeTracker exchange) {
        return exchange.isTcp() && !exchange.wantsAttempt && !exchange.isWaiting();
    }

    /**
     * The pool decided against a connection: for the one that asks, or that it just handed a free connection; else for the one
     * that waits longest. After an answer, with nobody waiting, for nobody.
     */
    void notCreating(Rec rec, Lane lane) {
        ExchangeTracker exchange = lane.about(rec);
        AttemptTracker attempt = exchange == null ? null : exchange.last();
        boolean asks = !lost(lane)
                && exchange != null
                && !exchange.ended
                && (exchange.isWaiting()
                        || (attempt != null
                                && attempt.atOnce
                                && !exchange.upstreamComplete
                                && !exchange.responseStarted));
        ExchangeTracker owner = asks ? exchange : oldestWaiting(lane, exchange);
        if (owner == null) {
            scene.none(rec);
        } else if (owner == exchange) {
            standing.own(rec, lane, owner);
        } else {
            scene.own(rec, owner, OwnerRule.POSITION, Confidence.INFERRED);
        }
    }

    /** For the exchange that just asked; after a connection was lost or given back, for the one that waits longest. */
    private static @Nullable ExchangeTracker creator(Rec rec, Lane lane) {
        ExchangeTracker exchange = asking(rec, lane);
        boolean asking = exchange != null && !exchange.ended && (exchange.isWaiting() || exchange.wantsAttempt);
        if (!asking || lost(lane)) {
            ExchangeTracker oldest = oldestWaiting(lane, exchange);
            exchange = oldest != null ? oldest : exchange;
        }
        return exchange == null || isServed(exchange) ? null : exchange;
    }

    /** Whether the lines are about an upstream connection that just ended. */
    private static boolean lost(Lane lane) {
        return lane.gone != null && lane.connection == lane.gone;
    }

    void creating(Rec rec, Lane lane) {
        ExchangeTracker exchange = creator(rec, lane);
        lane.creating(exchange);
        if (exchange == null) {
            scene.none(rec);
            return;
        }
        say(exchange, rec);
        standing.own(rec, lane, exchange);
    }

    private static void say(ExchangeTracker exchange, Rec rec) {
        AttemptTracker attempt = exchange.going(rec.time, rec.seq);
        if (attempt != null) {
            attempt.said(rec.kind);
        }
    }

    /** Who waits longest in the pool that the lines are about: that of a lost connection, else that of the exchange. */
    private static @Nullable ExchangeTracker oldestWaiting(Lane lane, @Nullable ExchangeTracker exchange) {
        ConnectionTracker gone = lane.gone;
        String cluster = gone != null && lost(lane) ? gone.cluster : exchange == null ? null : exchange.cluster;
        for (ExchangeTracker waiting : lane.waiting()) {
            boolean samePool = cluster == null || waiting.cluster == null || cluster.equals(waiting.cluster);
            if (waiting.isWaiting() && samePool) {
                return waiting;
            }
        }
        return null;
    }

    /**
     * No host: a try that was announced is none.
     *
     * @return for whom there is none, null if not known
     */
    @Nullable
    ExchangeTracker noHost(Rec rec, Lane lane) {
        ExchangeTracker exchange = lane.about(rec);
        if (exchange == null) {
            scene.none(rec);
            return null;
        }
        exchange.wantsAttempt = false;
        exchange.flag(ResponseFlag.UH);
        standing.own(rec, lane, exchange);
        return exchange;
    }
}
