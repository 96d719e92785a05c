package dev.envlog.correlator;

import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an upstream connection that several streams use at once (HTTP/2). {@code response complete}, {@code destroying
 * stream} and {@code request reset} do not say which stream they are about; the stream's own next line, or the stream number of
 * {@code stream N closed}, does.
 */
final class SharedLines {

    private static final int MOST = 256;

    private SharedLines() {}

    /** Gives the record its owner, at once if only one stream can be meant. */
    static void add(Scene scene, Lane lane, ConnectionTracker upstream, Rec rec) {
        if (lane.sharedOn != upstream) {
            giveUp(scene, lane);
        }
        ExchangeTracker resetting = lane.resetting;
        if (resetting != null && upstream.active.contains(resetting)) {
            own(scene, lane, rec, resetting, Confidence.CERTAIN);
            return;
        }
        if (upstream.active.size() == 1 && lane.shared.isEmpty() && upstream.isKnownWhole()) {
            ExchangeTracker only = upstream.oldest();
            own(scene, lane, rec, only, upstream.doubtful ? Confidence.INFERRED : Confidence.CERTAIN);
            return;
        }
        if (upstream.active.isEmpty()) {
            scene.own(rec, upstream);
            return;
        }
        if (lane.shared.isEmpty()) {
            lane.sharedHint = lane.currentInBurst();
        }
        lane.sharedOn = upstream;
        lane.shared.add(rec);
        if (lane.shared.size() > MOST) {
            giveUp(scene, lane);
        }
    }

    private static void own(Scene scene, Lane lane, Rec rec, ExchangeTracker exchange, Confidence confidence) {
        if (rec.kind == EventKind.CLIENT_RESPONSE_COMPLETE) {
            scene.answered(exchange, rec.time);
        }
        scene.own(rec, exchange, OwnerRule.UPSTREAM, lane.threaded() ? confidence : Confidence.INFERRED);
        lane.on(exchange);
        lane.guessed = confidence == Confidence.INFERRED ? exchange : null;
    }

    /** A line of {@code exchange} followed: if it uses the connection, the waiting lines are about it. */
    static void resolve(Scene scene, Lane lane, ExchangeTracker exchange) {
        ConnectionTracker upstream = lane.sharedOn;
        if (upstream == null) {
            return;
        }
        AttemptTracker attempt = exchange.last();
        boolean unlinked = !exchange.sawStart && (attempt == null || attempt.link == null);
        if (upstream.active.contains(exchange)) {
            boolean certain = upstream.isKnownWhole() && !upstream.doubtful;
            settle(scene, lane, exchange, certain ? Confidence.CERTAIN : Confidence.INFERRED);
        } else if (unlinked && !upstream.isKnownWhole()) {
            // Both were there before the log began.
            settle(scene, lane, exchange, Confidence.INFERRED);
        } else if (lane.threaded()) {
            giveUp(scene, lane);
        }
    }

    static void settle(Scene scene, Lane lane, ExchangeTracker exchange, Confidence confidence) {
        ConnectionTracker upstream = lane.sharedOn;
        boolean released = false;
        for (Rec rec : lane.shared) {
            released |= rec.kind == EventKind.POOL_DESTROYING_STREAM;
            own(scene, lane, rec, exchange, confidence);
        }
        lane.shared.clear();
        lane.sharedOn = null;
        if (released && upstream != null) {
            upstream.release(exchange);
            // Had it been another, that one would still be thought to use the connection.
            upstream.doubtful = !upstream.active.isEmpty() && (upstream.doubtful || confidence == Confidence.INFERRED);
        }
    }

    /**
     * A frame of one client's stream went out: among the streams of that client the answer is likeliest to be that of the one whose
     * headers came in the same callback, else of the oldest.
     */
    static void resolveOn(Scene scene, Lane lane, ConnectionTracker downstream) {
        ConnectionTracker upstream = lane.sharedOn;
        if (upstream == null) {
            return;
        }
        ExchangeTracker likely = null;
        int candidates = 0;
        for (ExchangeTracker candidate : upstream.active) {
            if (candidate.connection == downstream && candidate.responseStarted) {
                candidates++;
                likely = likely == null || candidate == lane.sharedHint ? candidate : likely;
            }
        }
        if (likely != null) {
            boolean certain = candidates == 1 && !upstream.doubtful;
            settle(scene, lane, likely, certain ? Confidence.CERTAIN : Confidence.INFERRED);
        }
    }

    /** No line told. */
    static void giveUp(Scene scene, Lane lane) {
        ConnectionTracker upstream = lane.sharedOn;
        if (upstream == null) {
            return;
        }
        ExchangeTracker likely = null;
        for (ExchangeTracker candidate : upstream.active) {
            if (likely == null || likelihood(lane, candidate) > likelihood(lane, likely)) {
                likely = candidate;
            }
        }
        finish(scene, lane, upstream, likely);
    }

    /**
     * A stream whose headers went out is likelier to end than one that waits; had its client spoken HTTP/2, a frame to that client
     * would have been logged first; the stream that was just being answered is likelier than others; and the oldest is.
     */
    private static int likelihood(Lane lane, ExchangeTracker candidate) {
        ConnectionTracker downstream = candidate.connection;
        boolean silentClient = downstream != null && !downstream.http2;
        return (candidate.responseStarted ? 4 : 0) + (silentClient ? 2 : 0) + (candidate == lane.sharedHint ? 1 : 0);
    }

    private static void finish(Scene scene, Lane lane, ConnectionTracker upstream, @Nullable ExchangeTracker likely) {
        if (likely == null) {
            Deferred.own(scene, lane.shared, upstream, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
            lane.sharedOn = null;
        } else {
            settle(scene, lane, likely, Confidence.INFERRED);
        }
    }
}
