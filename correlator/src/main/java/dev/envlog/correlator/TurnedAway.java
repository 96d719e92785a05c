package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;

/** Clients' connections that were closed before they got an id, so that no list can have them: no filter chain fits, for one. */
final class TurnedAway {

    private static final int LONGEST = 160;

    long count;
    /** The first one's line, and what it says; empty if there is none. */
    String first = "";

    private boolean timedOut;

    /** A record by which such a connection is closed, or of which it depends on the next one whether it is. */
    void record(Event event, Rec rec) {
        if (rec.kind == EventKind.CONN_HANDLER_DEFAULT_LISTENER_FILTER) {
            // The listener goes on without what its filters waited for.
            count -= timedOut ? 1 : 0;
            first = count == 0 ? "" : first;
            timedOut = false;
            return;
        }
        timedOut = rec.kind == EventKind.CONN_HANDLER_LISTENER_FILTER_TIMEOUT;
        if (count++ == 0) {
            String said = event.message();
            first = "line " + rec.line + ": " + (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
        }
    }
}
