package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run of lines of one worker thread. Envoy serves a connection, its streams and their upstream connections on one thread,
 * so within a lane order is cause. Where no thread is printed there is a single lane for all of them and order only hints.
 */
final class Lane {

    /** Longest pause inside one callback of the event loop; a longer one begins another. Debug logging itself takes microseconds. */
    private static final long BURST_NANOS = 1_000_000;

    final @Nullable String thread;
    /** The exchange that the lines are about, null if a connection or nothing. */
    @Nullable
    ExchangeTracker current;
    /** The connection that the lines are about while no exchange is. */
    @Nullable
    ConnectionTracker connection;

    private long time = Event.NO_TIME;

    final List<Attach> attaches = new ArrayList<>(1);
    /** {@code creating a new connection} was printed and the connection not yet named. */
    boolean creating;

    @Nullable
    ExchangeTracker creator;
    /** The last upstream connection that ended without having been connected. */
    @Nullable
    ConnectionTracker failed;
    /** The last upstream connection that ended. */
    @Nullable
    ConnectionTracker gone;
    /** The stream that is being reset by Envoy: the next {@code request reset} is its own. */
    @Nullable
    ExchangeTracker resetting;

    /** Lines of listener filters: those of sockets that wait for bytes, and those of the run going on. */
    final Deque<List<Rec>> sockets = new ArrayDeque<>();

    List<Rec> accepting = new ArrayList<>(4);
    long acceptingSeq = -1;
    /** Lines of upstream connections shared by several streams, until a line says which stream they are about. */
    final List<Rec> shared = new ArrayList<>(4);

    @Nullable
    ConnectionTracker sharedOn;
    /** The exchange that the lines were about when the first of them came. */
    @Nullable
    ExchangeTracker sharedHint;
    /** Lines without id at the beginning of a run, until a line with an id follows. */
    final List<Rec> orphans = new ArrayList<>(4);
    /** Exchanges that wait for a connection, oldest first. */
    final List<ExchangeTracker> waiting = new ArrayList<>(4);

    /** The exchange that ended last in this callback: old releases log its end (Wasm, access log) when the callback is over. */
    @Nullable
    ExchangeTracker lastEnded;

    Lane(@Nullable String thread) {
        this.thread = thread;
    }

    boolean threaded() {
        return thread != null;
    }

    /** Takes the time of the next record; true if it stands in the same callback as the one before. */
    boolean sameBurst(Event event) {
        long now = event.time();
        boolean same = now == Event.NO_TIME || time == Event.NO_TIME || now - time <= BURST_NANOS;
        time = now == Event.NO_TIME ? time : now;
        if (!same) {
            lastEnded = null;
        }
        return same;
    }

    void on(ExchangeTracker exchange) {
        current = exchange;
        connection = null;
    }

    void on(ConnectionTracker tracker) {
        current = null;
        connection = tracker;
    }

    void onNothing() {
        current = null;
        connection = null;
    }
}
