package dev.envlog.correlator;

import dev.envlog.log.EventKind;
import dev.envlog.timeline.Closer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a thread to hosts with several addresses. Pool and codec client know an outer one, which is no socket; for each address
 * that is tried there is a connection with an id of its own ({@code multi_connection_base_impl.cc}).
 */
final class Races {

    /** How many of each are remembered; no host has that many addresses. */
    private static final int MOST = 16;

    /** The outer connection of which an address is about to be tried, in the callback at hand. */
    private @Nullable ConnectionTracker next;
    /** The log says so before each try. */
    private boolean announces;
    /** Outer connections that were not connected when they were last looked at. */
    private final List<ConnectionTracker> open = new ArrayList<>(0);
    /** Connections that began without a line that tells whose they are. */
    private final List<ConnectionTracker> untaken = new ArrayList<>(0);

    /** An address is about to be tried for {@code outer}; null if that is not known. */
    void announced(@Nullable ConnectionTracker outer) {
        next = outer;
        announces = true;
    }

    /**
     * The socket begins to connect: for an outer connection, if the lines before say so, or one alone is being made and the log does not
     * announce what is tried for it.
     */
    void begins(ConnectionTracker tracker, @Nullable String address, Lane lane, boolean sameBurst) {
        ConnectionTracker announced = next;
        next = null;
        if (tracker.outer != null) {
            return;
        }
        if (sameBurst && announced != null && announced != tracker) {
            join(announced, tracker, address);
            return;
        }
        if (!lane.threaded() || tracker.steps.records > 0) {
            // One that pool or client spoke of is no try of another.
            return;
        }
        ConnectionTracker guessed = guessed(tracker, lane.previous, lane, sameBurst);
        if (guessed != null) {
            tracker.triggerGuessed = true;
            join(guessed, tracker, address);
        } else if (!lane.isCreating()) {
            untaken.removeIf(other -> !isUntaken(other));
            keep(untaken, tracker);
        }
    }

    private @Nullable ConnectionTracker guessed(
            ConnectionTracker tracker, @Nullable Rec before, Lane lane, boolean sameBurst) {
        ConnectionTracker spoke = before == null ? null : before.printed;
        if (sameBurst && before != null && spoke != null && isBelow(spoke, tracker) && isBefore(before.kind, spoke)) {
            return spoke;
        }
        open.removeIf(outer -> !isOpen(outer));
        boolean alone = open.size() == 1 && !announces && !lane.isCreating();
        return alone && isBelow(open.get(0), tracker) ? open.get(0) : null;
    }

    /** Whether the line is the one before that of a socket which begins to connect. */
    private static boolean isBefore(EventKind kind, ConnectionTracker outer) {
        return switch (kind) {
            case CLIENT_CONNECTING -> outer.address == null;
            // One failed: the next one is tried at once.
            case MULTI_CONNECTION_ATTEMPT, HAPPY_EYEBALLS_ADDRESS -> isOpen(outer);
            default -> false;
        };
    }

    private static boolean isBelow(ConnectionTracker outer, ConnectionTracker tracker) {
        return outer != tracker && outer.id < tracker.id;
    }

    private static boolean isOpen(ConnectionTracker outer) {
        return !outer.usable && !outer.failing && !outer.isClosed() && !outer.handedOut;
    }

    private static boolean isUntaken(ConnectionTracker tracker) {
        return !tracker.usable
                && !tracker.isClosed()
                && !tracker.handedOut
                && tracker.trigger == null
                && tracker.outer == null
                && tracker.cluster == null;
    }

    private void join(ConnectionTracker outer, ConnectionTracker tracker, @Nullable String address) {
        tracker.outer = outer;
        List<ConnectionTracker> tries = outer.tries == null ? new ArrayList<>(2) : outer.tries;
        keep(tries, tracker);
        outer.tries = tries;
        if (!outer.usable) {
            outer.address = address;
        }
        if (isOpen(outer) && !open.contains(outer)) {
            keep(open, outer);
        }
    }

    private static void keep(List<ConnectionTracker> among, ConnectionTracker tracker) {
        if (among.size() == MOST) {
            among.remove(0);
        }
        among.add(tracker);
    }

    /** What an outer connection says of itself. */
    void says(EventKind kind, ConnectionTracker outer) {
        if (kind == EventKind.MULTI_CONNECTION_CONNECTIONS) {
            // It begins, or no address is left.
            outer.failing |= outer.tries != null;
            next = outer.failing ? null : outer;
        } else if (outer.address == null && outer.tries == null) {
            untaken.removeIf(other -> !isUntaken(other));
            ConnectionTracker only = untaken.size() == 1 ? untaken.get(0) : null;
            if (only != null && isBelow(outer, only)) {
                untaken.clear();
                join(outer, only, only.address);
                outer.isMadeBy(only);
            }
        }
    }

    /** One of several tries is connected; what the outer connection does from then on, it does. */
    static void connected(ConnectionTracker tracker) {
        ConnectionTracker outer = tracker.outer;
        if (outer != null && !outer.usable) {
            outer.address = tracker.address;
        }
    }

    /** One of several tries is closed: another one is what the outer connection is from then on, or that is closed with it. */
    static void closed(Scene scene, ConnectionTracker tracker, Rec rec) {
        ConnectionTracker outer = tracker.outer;
        if (outer == null || outer.tries == null || !tracker.isConnected()) {
            return;
        }
        ConnectionTracker left = null;
        for (ConnectionTracker other : outer.tries) {
            left = other != tracker && other.isConnected() && !other.isClosed() ? other : left;
        }
        if (left != null) {
            outer.address = left.address;
        } else if (outer.usable) {
            outer.closes(tracker.closedBy == null ? Closer.LOCAL : tracker.closedBy);
            scene.closed(outer, rec);
        }
    }
}
