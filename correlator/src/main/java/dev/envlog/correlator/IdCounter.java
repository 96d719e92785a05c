package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;

/**
 * Watches the counter of connection ids, which begins at 0 with each process and only rises ({@code
 * source/common/network/connection_impl.cc: next_global_id_}). A new connection far below ids already given away shows that the
 * process began again, where no banner does.
 */
final class IdCounter {

    /** Threads log their ids a little out of order. */
    private static final long SLACK = 64;
    /** Ids of QUIC connections are hashes, no counts. */
    private static final long LARGEST_COUNT = 1L << 40;

    /** When each was given away. */
    private final LongMap<Long> accepted = new LongMap<>();

    private long highest = -1;

    /** True if the event opens a connection whose id was given away long before. */
    boolean fell(Event event) {
        if (event.event() != EventKind.CONN_HANDLER_NEW_CONNECTION || !event.hasConnection()) {
            return false;
        }
        long id = event.connection();
        if (id < 0 || id > LARGEST_COUNT) {
            return false;
        }
        Long before = accepted.get(id);
        if (before != null) {
            // No process begins again within one tick of the clock: the line was copied twice.
            return before == Event.NO_TIME || before != event.time();
        }
        boolean again = id + SLACK < highest;
        if (!again) {
            note(event);
        }
        return again;
    }

    void restart(Event event) {
        accepted.clear();
        highest = -1;
        if (event.event() == EventKind.CONN_HANDLER_NEW_CONNECTION && event.hasConnection()) {
            note(event);
        }
    }

    private void note(Event event) {
        long id = event.connection();
        if (id < 0 || id > LARGEST_COUNT) {
            return;
        }
        highest = Math.max(highest, id);
        accepted.put(id, event.time());
        // Below the slack a repetition shows itself by the distance to the highest.
        accepted.remove(id - 2 * SLACK);
        if (accepted.size() > 4 * SLACK) {
            accepted.clear();
            accepted.put(id, event.time());
        }
    }
}
