package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.ExchangeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run of lines of one worker thread. Envoy serves a connection, its streams and their upstream connections on one thread,
 * so within a lane order is cause. Where no thread is printed there is a single lane for all of them and order only hints.
 */
final class Lane {

    /** The longest pause inside a callback of the event loop; after a longer one another callback has begun. Logging a line takes microseconds. */
    private static final long BURST_NANOS = 1_000_000;

    private static final int MOST_CREATING = 16;

    final @Nullable String thread;
    /** The exchange that the lines are about, null if a connection or nothing. */
    @Nullable
    ExchangeTracker current;
    /** The connection that the lines are about while no exchange is. */
    @Nullable
    ConnectionTracker connection;

    private long time = Event.NO_TIME;
    /** Whether the record at hand stands in the same callback as the one before. */
    private boolean inBurst;

    final List<Attach> attaches = new ArrayList<>(1);
    /** Lines that end the use of a connection by a stream whose hand-over the log does not show. */
    @Nullable
    Attach late;

    /** For whom {@code creating a new connection} was printed while the connection is not yet named, oldest first. */
    private final Deque<Optional<ExchangeTracker>> creators = new ArrayDeque<>(2);

    private final RecentExchanges recent = new RecentExchanges();
    /** The last upstream connection that ended without having been connected. */
    @Nullable
    private ConnectionTracker failed;

    private long failedSeq;
    /** The last upstream connection that ended. */
    @Nullable
    ConnectionTracker gone;
    /** The stream that is being reset by Envoy: the next {@code request reset} is its own. */
    @Nullable
    ExchangeTracker resetting;

    final Checks checks = new Checks();

    /** What listener filters said. */
    final Sockets sockets = new Sockets();

    /** Lines of upstream connections shared by several streams, until a line says which stream they are about. */
    final List<Rec> shared = new ArrayList<>(4);

    @Nullable
    ConnectionTracker sharedOn;
    /** The exchange that the lines were about when the first of them came. */
    @Nullable
    ExchangeTracker sharedHint;
    /** The exchange that lines of a shared connection were given to last, though no line said that they are its own. */
    @Nullable
    ExchangeTracker guessed;
    /** Lines without id at the beginning of a run, until a line with an id follows. */
    final List<Rec> orphans = new ArrayList<>(4);

    private final Set<ExchangeTracker> waiting = new LinkedHashSet<>(4);

    /** Exchanges that ended in this callback. */
    final EndLines ends = new EndLines();

    /** Why one of the {@link #orphans} refused a session. */
    @Nullable
    String denied;

    /** How a call failed, if one of the {@link #orphans} tells that. */
    @Nullable
    String callFailed;

    /** Why an HTTP filter refuses the exchange at hand, or the one that is named next, in the form of details. */
    @Nullable
    String refusal;

    /** What the RBAC filter just told of a request whose own headers are not in the log. */
    @Nullable
    Asked asked;

    /** The check of a request of which nothing else was seen yet. */
    @Nullable
    LoneCheck lone;

    /** The record by which a connection said last that its peer closed it or reset a stream, or what was wrong with the peer's bytes. */
    @Nullable
    Rec lastWords;

    /** Why a peer's certificate was just refused; the connection whose peer it is names itself in the next line. */
    @Nullable
    String unverified;

    /** The exchange that a connection's line was taken to be about, though it may have been over; until a stream speaks again. */
    @Nullable
    ExchangeTracker doubted;

    /** Tries to reach one host by several addresses. */
    final Races races = new Races();

    /** The record before. */
    @Nullable
    Rec previous;
    /** Records of this lane so far. */
    long records;
    /** Who spoke last, in this callback, of those that print some statements in the same words as others. */
    @Nullable
    Component speaker;

    private long spokeAt;

    Lane(@Nullable String thread) {
        this.thread = thread;
    }

    /** It is settled whom the lines are about, and whom what they told is about. */
    void forgetOrphans() {
        denied = null;
        callFailed = null;
    }

    /** A filter that prints neither id nor details refused the exchange; its connection manager answers without a line of its own. */
    void refuse(ExchangeTracker exchange) {
        if (refusal != null && exchange.kind == ExchangeKind.HTTP) {
            exchange.details = exchange.details == null ? refusal : exchange.details;
            exchange.localReply = true;
            refusal = null;
        }
    }

    /** Exchanges that wait for a connection, oldest first. */
    Set<ExchangeTracker> waiting() {
        return waiting;
    }

    /** The exchange waits for a connection, behind those that wait already; one that does keeps its place. */
    void waits(ExchangeTracker exchange) {
        if (exchange.waitsIn == null) {
            waiting.add(exchange);
            exchange.waitsIn = this;
        }
    }

    /** The exchange waits no longer, whichever lane it waited in: its lines may name another thread by now. */
    static void served(ExchangeTracker exchange) {
        if (exchange.waitsIn != null) {
            exchange.waitsIn.waiting.remove(exchange);
            exchange.waitsIn = null;
        }
    }

    boolean threaded() {
        return thread != null;
    }

    /** Takes the time of the next record; true if it stands in the same callback as the one before. */
    boolean sameBurst(Event event) {
        long now = event.time();
        inBurst = isBurst(time, now);
        time = now == Event.NO_TIME ? time : now;
        return inBurst;
    }

    /** Whether what happened at two times can be one callback; true if a time is not known. */
    static boolean isBurst(long before, long now) {
        return Moments.within(BURST_NANOS, before, now);
    }

    /** Time of the last record that has one. */
    long time() {
        return time;
    }

    /** An upstream connection has ended; {@code failedUnused} if it had not been connected. */
    void lost(ConnectionTracker tracker, boolean failedUnused, long seq) {
        gone = tracker;
        failed = failedUnused ? tracker : null;
        failedSeq = seq;
    }

    /**
     * The connection whose failure can be what ended a try just now; null if there is none. It ends one try of each that waited
     * for it: none that began later, and no second one of the same request, whose own connection the log then lacks.
     */
    @Nullable
    ConnectionTracker failedFor(ExchangeTracker exchange, AttemptTracker attempt, long now) {
        ConnectionTracker tracker = failed;
        if (tracker == null || (attempt.startSeq > failedSeq && attempt.startSeq < now)) {
            return null;
        }
        for (AttemptTracker other : exchange.attempts) {
            if (other != attempt && other.upstream == tracker) {
                return null;
            }
        }
        return tracker;
    }

    /** The record has been dealt with. A hand-over that is still open has missed its user if the record is somebody else's. */
    void passed(Event event, Rec rec) {
        if (!attaches.isEmpty() && threaded()) {
            Attach attach = attaches.get(attaches.size() - 1);
            boolean other = rec.printed != attach.upstream && (event.hasConnection() || event.hasStream());
            // A request is sent once the connection has been handed over.
            attach.missed |= rec.seq != attach.lastSeq && (other || rec.kind == EventKind.CLIENT_ENCODE_COMPLETE);
        }
        doubted = event.hasStream() ? null : doubted;
        previous = rec;
    }

    /** The record at hand is known to be said by {@code component}. */
    void speaks(Component component) {
        speaker = component;
        spokeAt = records;
    }

    /** Who spoke last; without threads only the record directly before counts. */
    @Nullable
    Component speaker() {
        return threaded() || records == spokeAt + 1 ? speaker : null;
    }

    /** The exchange that the lines of this callback are about. */
    @Nullable
    ExchangeTracker currentInBurst() {
        return inBurst ? current : null;
    }

    void on(ExchangeTracker exchange) {
        current = exchange;
        connection = null;
        if (!threaded()) {
            recent.touch(exchange);
        }
    }

    /** A side call that has its answer is over for all but its own router: its caller goes on in the same callback. */
    void backToCaller() {
        ExchangeTracker caller = current == null || current.kind != ExchangeKind.ASYNC ? null : current.parent;
        if (threaded() && inBurst && caller != null && current != null && current.ended && !caller.ended) {
            on(caller);
        }
    }

    /** The exchange that a line without id is about. */
    @Nullable
    ExchangeTracker about(Rec rec) {
        if (threaded()) {
            return current;
        }
        ExchangeTracker fitting = recent.fitting(rec);
        return fitting != null ? fitting : current;
    }

    /** The exchange whose filter or router makes a side call to that path. */
    @Nullable
    ExchangeTracker caller(@Nullable String path, long now) {
        ExchangeTracker caller = threaded() ? null : recent.caller(path, now);
        return caller != null ? caller : current;
    }

    /** A connection is being made for {@code creator}; its first line follows. */
    void creating(@Nullable ExchangeTracker creator) {
        if (threaded() || creators.size() > MOST_CREATING) {
            creators.clear();
        }
        creators.addLast(Optional.ofNullable(creator));
    }

    boolean isCreating() {
        return !creators.isEmpty();
    }

    /** The connection has shown itself: for whom it was made, null if unknown. */
    @Nullable
    ExchangeTracker created() {
        return creators.isEmpty() ? null : creators.removeFirst().orElse(null);
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
