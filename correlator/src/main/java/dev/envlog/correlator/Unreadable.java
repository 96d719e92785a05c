package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import java.util.List;

/**
 * A request that its connection announced and that the codec could not read, so that no line ever printed an id of a stream for it: up to
 * 1.13 the codec answers 400 by itself ({@code http1/codec_impl.cc: sendProtocolError}).
 */
final class Unreadable {

    private Unreadable() {}

    /** The connection is over: what waits to be named will not be. */
    static void settle(Scene scene, ConnectionTracker tracker, long time) {
        if (!tracker.protocolError || tracker.http2 || tracker.unnamed.isEmpty()) {
            return;
        }
        List<Rec> records = tracker.unnamed.removeLast();
        Rec first = records.get(0);
        ExchangeTracker exchange =
                new ExchangeTracker(ExchangeKind.HTTP, tracker.id, first.restart, scene.options.steps());
        exchange.ended = false;
        exchange.connection = tracker;
        exchange.thread = tracker.thread;
        exchange.start = first.time;
        exchange.unit = first.unit;
        exchange.clientMalformed = tracker.malformed;
        exchange.flag(ResponseFlag.DPE);
        tracker.use(exchange);
        scene.output.opened(exchange);
        Deferred.own(scene, records, exchange, OwnerRule.DOWNSTREAM, Confidence.CERTAIN);
        scene.ended(exchange, time == Event.NO_TIME ? exchange.lastTime : time);
    }
}
