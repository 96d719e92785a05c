package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import java.util.Arrays;

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

    /** The ids that were given away last, each at its place modulo the size, and when. */
    private static final int REMEMBERED = 2 * (int) SLACK;

    private final long[] ids = new long[REMEMBERED];
    private final long[] times = new long[REMEMBERED];

    private long highest = -1;

    IdCounter() {
        Arrays.fill(ids, -1);
    }

    /** True if the event opens a connection whose id was given away long before. */
    boolean fell(Event event) {
        if (event.event() != EventKind.CONN_HANDLER_NEW_CONNECTION || !event.hasConnection()) {
            return false;
        }
        long id = event.connection();
        if (id < 0 || id > LARGEST_COUNT) {
            return false;
        }
        int place = (int) (id % REMEMBERED);
        if (ids[place] == id) {
            // No process begins again within one tick of the clock: the line was copied twice.
            return times[place] == Event.NO_TIME || times[place] != event.time();
        }
        boolean again = id + SLACK < highest;
        if (!again) {
            note(event);
        }
        return again;
    }

    void restart(Event event) {
        Arrays.fill(ids, -1);
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
        int place = (int) (id % REMEMBERED);
        ids[place] = id;
        times[place] = event.time();
    }
}
