package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;

/** Clients' connections that were closed before they got an id, so that no list can have them: no filter chain fits, for one. */
final class TurnedAway {

    private static final int LONGEST = 160;

    long count;
    /** The first one's line, and what it says; empty if there is none. */
    String first = "";

    /** A record by which such a connection is closed, or of which it depends on the next one whether it is. */
    void record(Event event, Rec rec, Lane lane) {
        if (rec.kind == EventKind.CONN_HANDLER_DEFAULT_LISTENER_FILTER) {
            // The listener goes on without what its filters waited for.
            count -= lane.sockets.timedOut ? 1 : 0;
            first = count == 0 || (lane.sockets.timedOut && first.equals(lane.sockets.timeout)) ? "" : first;
            lane.sockets.timedOut = false;
            return;
        }
        lane.sockets.timedOut = rec.kind == EventKind.CONN_HANDLER_LISTENER_FILTER_TIMEOUT;
        count++;
        String said = event.message();
        String told = "line " + rec.line + ": " + (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
        lane.sockets.timeout = told;
        first = first.isEmpty() ? told : first;
    }
}
