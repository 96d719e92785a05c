package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Side;
import java.util.List;

/** What QUIC prints of a request before its stream has an id ({@code envoy_quic_server_stream.cc}), where "new stream" is not in the log. */
final class QuicLines {

    private static final String HEADERS = "quic_stream.received_headers";

    private QuicLines() {}

    /** Whether the line, of a connection of QUIC, waits for that of the stream which it begins. */
    static boolean waits(Scene scene, Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        Deferred.own(scene, tracker.reading, tracker, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        boolean begins = lane.threaded()
                && tracker.side != Side.UPSTREAM
                && tracker.unnamed.isEmpty()
                && HEADERS.equals(event.eventName());
        if (begins) {
            Deferred.add(scene, tracker.reading, rec, tracker);
            lane.on(tracker);
        }
        return begins;
    }

    /** The stream speaks: what waited is its own if the connection manager shows the headers in the same call. */
    static void settle(
            Scene scene, Rec rec, boolean sameBurst, ConnectionTracker connection, ExchangeTracker exchange) {
        List<Rec> waiting = connection.reading;
        if (connection.http3 && !(sameBurst && rec.kind == EventKind.HTTP_REQUEST_HEADERS)) {
            Deferred.own(scene, waiting, connection, OwnerRule.CONNECTION_ID, Confidence.CERTAIN);
        } else {
            Deferred.own(scene, waiting, exchange, OwnerRule.DOWNSTREAM, Confidence.CERTAIN);
        }
    }
}
