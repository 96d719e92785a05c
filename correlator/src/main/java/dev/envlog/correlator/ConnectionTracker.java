package dev.envlog.correlator;

import dev.envlog.diagnosis.TlsError;
import dev.envlog.log.Event;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Side;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a connection while it lives. */
final class ConnectionTracker {

    /** No process has made that many connections. */
    private static final long LARGEST_COUNT = 1L << 40;
    /** Most records of a connection's making that are kept for its first exchange. */
    private static final int MAKING = 64;

    final long id;
    final Steps steps;

    @Nullable
    Side side;

    @Nullable
    String thread;

    @Nullable
    String peer;
    /** Upstream: the address it connects to. */
    @Nullable
    String address;

    @Nullable
    String cluster;

    /** Several streams share it: HTTP/2 or HTTP/3. */
    boolean http2;
    /** HTTP/1.1 or HTTP/2, where something proves it. */
    @Nullable
    String spoken;

    /** Upstream: it is made for a session of the TCP proxy. */
    boolean forSession;

    /** Its id is a hash of QUIC's connection id instead of a count ({@code quic_network_connection.cc}). */
    final boolean http3;

    @Nullable
    Boolean tls;

    boolean connecting;
    long opened = Event.NO_TIME;
    /** The log shows it being made or accepted; it need not print when. */
    boolean sawOpening;

    long connected = Event.NO_TIME;
    long connectedSeq = -1;
    long closed = Event.NO_TIME;
    long closedSeq = -1;

    @Nullable
    Closer closedBy;

    @Nullable
    String closeReason;
    /** Upstream: waiting for the peer; what comes next is the socket's own event, no more the request's doing. */
    boolean inProgress;

    boolean failing;
    /** The handshake failed: the connection's own trouble rather than that of the request which opened it. */
    boolean tlsFailure;
    /** Downstream: its listener filters waited in vain for first bytes, so that nothing is known of what it speaks. */
    boolean uninspected;
    /** Why the peer's certificate was refused, where the log tells. */
    @Nullable
    String unverified;
    /** What the codec could not take of what the other side sent. */
    @Nullable
    String malformed;
    /** Its codec did. */
    private boolean gaveUp;
    /** Speaking HTTP/2. */
    final FrameError frame = new FrameError();

    /** The codec client or the pool saw it connected: TLS is done, streams may use it. */
    boolean usable;

    /** Downstream. */
    final ClientTls clientTls = new ClientTls();

    boolean timedOut;
    /** Downstream: where the client meant to go, {@code address:port}, as a listener filter found. */
    @Nullable
    String destination;
    /** The name that the client asked for as it began TLS (SNI). */
    @Nullable
    String serverName;
    /** An exchange waited for it, whose try failed with it. */
    boolean triedFor;
    /** Downstream: the codec rejected what the client sent; its open streams end with that. */
    boolean protocolError;
    /** Downstream HTTP/2: a stream was just closed with an error; the next reset is that stream's. */
    boolean streamError;

    boolean clientCancelled;

    long lastSeq;
    boolean handedOut;

    /** The exchange it works for right now: the last stream of a client, the stream on an HTTP/1 upstream connection. */
    @Nullable
    ExchangeTracker current;
    /**
     * Upstream: the connection as pool and client know it, where this is one of several tries to reach it ({@code
     * happy_eyeballs_connection_impl.cc}).
     */
    @Nullable
    ConnectionTracker outer;
    /** Upstream: those tries, where it is such an outer one. */
    @Nullable
    List<ConnectionTracker> tries;
    /** Upstream: the exchange for which it was opened. */
    @Nullable
    ExchangeTracker trigger;
    /** The line that tells so is not in the log. */
    boolean triggerGuessed;
    /** Upstream: the exchange that gave it back last. */
    @Nullable
    ExchangeTracker lastReleased;
    /** Downstream: the request that asked for a WebSocket, which is about to go on as a session. */
    @Nullable
    ExchangeTracker websocket;
    /** Downstream: the session of the TCP proxy. */
    @Nullable
    ExchangeTracker session;

    /** Downstream: streams that have not ended, in order. Upstream: streams that use it now. */
    final Set<ExchangeTracker> active = new LinkedHashSet<>(2);
    /** Upstream: a stream was taken off it without a line that tells which. */
    boolean doubtful;
    /** Downstream: "new stream" and what followed it before the stream's id was printed, a list per stream. */
    final Deque<List<Rec>> unnamed = new ArrayDeque<>(2);

    /** Records of its making, shown with the first exchange on it; only if records are kept. */
    private final List<Rec> making = new ArrayList<>(0);

    private boolean made;
    private final boolean keep;
    /** Downstream HTTP/2 at trace: the lines of a read, until the next one says for which stream the bytes are. */
    final List<Rec> reading = new ArrayList<>(0);

    private final List<StreamRef> users = new ArrayList<>(2);
    private final StreamNumbers numbers = new StreamNumbers();
    private final boolean handsOut;

    ConnectionTracker(long id, CorrelatorOptions options) {
        this.id = id;
        this.http3 = Long.compareUnsigned(id, LARGEST_COUNT) > 0;
        this.http2 = http3;
        this.steps = new Steps(options.keeps(id), Connection.MOST_STEPS);
        this.keep = options.steps();
        this.handsOut = options.connections();
    }

    /**
     * The codec gives up. For HTTP/2 that line only says that some callback failed, and what was wrong stands before it.
     *
     * @return false if it had done so before, or the connection was closed and the codec is taken down: an echo
     */
    boolean malformed(@Nullable String error, Rec rec) {
        if (gaveUp || isClosed()) {
            return false;
        }
        gaveUp = true;
        // All of them end with it, whichever stream the frame was of.
        String said = frame.tell(rec, active);
        malformed = said == null ? error : said;
        active.forEach(ending -> ending.steps.addRelated(rec));
        return true;
    }

    /** The log shows its making by that try alone, which began before anything was seen of it. */
    void isMadeBy(ConnectionTracker only) {
        opened = only.opened;
        sawOpening = only.sawOpening;
        if (!made) {
            making.addAll(0, only.making);
        }
    }

    /** A record of its own; before its first exchange it tells of its making. */
    void note(Rec rec) {
        if (keep && !made && making.size() < MAKING) {
            making.add(rec);
        }
    }

    /** An exchange that waited for it failed with it: shows why. Others may have waited too. */
    void failed(ExchangeTracker waited) {
        triedFor = true;
        making.forEach(waited.steps::addRelated);
    }

    /** The log ends while an exchange waits for it: shows how far it is. */
    void awaited(ExchangeTracker waiting) {
        if (!made) {
            making.forEach(waiting.steps::addRelated);
        }
    }

    /** The first exchange on it shows how it was made; where the log begins later, what it tells is of others. */
    void showMaking(ExchangeTracker first) {
        if (!made) {
            made = true;
            if (sawOpening || session != null) {
                making.forEach(first.steps::addRelated);
            }
            making.clear();
        }
    }

    /** The stream begins on it; HTTP/2 numbers a connection's streams 1, 3, 5 … in this order. */
    void use(ExchangeTracker exchange) {
        if (handsOut) {
            users.add(exchange.ref());
        }
        active.add(exchange);
        showMaking(exchange);
        numbers.next(exchange);
    }

    /** Some exchange was on it of which the log shows no more: who comes next is not the first, nor can streams be counted. */
    void useUnseen() {
        made = true;
        making.clear();
        numbers.lost();
    }

    /** The log shows this connection's first stream, so numbers can be counted. */
    void countFromHere() {
        numbers.countFromHere();
    }

    /** The exchange with that HTTP/2 stream number, null if unknown. */
    @Nullable
    ExchangeTracker byNumber(long number) {
        return numbers.exchange(number);
    }

    /** The exchange that came last, null if none did. */
    @Nullable
    ExchangeTracker newest() {
        return numbers.newest();
    }

    /** The exchange that has used it longest; only if it has one. */
    ExchangeTracker oldest() {
        return active.iterator().next();
    }

    /** True if the log shows an exchange that used it before. */
    boolean hasServed() {
        return numbers.areThere();
    }

    /** That end closes it, unless the other one has begun to. */
    void closes(Closer end) {
        closedBy = closedBy == null ? end : closedBy;
    }

    /** Upstream: why it could not be made, null if the log does not tell, or details of TLS do. */
    @Nullable
    String connectError() {
        String error = closeError();
        return error == null || timedOut || TlsError.isIn(error) ? null : error;
    }

    /** Upstream: why it was closed, in the form of an error of TLS if it was one: its own line prints the queue of errors alone. */
    @Nullable
    String closeError() {
        return tlsFailure && closeReason != null ? TlsError.whole(closeReason) : closeReason;
    }

    /** Upstream: in the form of an error of TLS, that it was connected and never of use: nothing but TLS lies between the two. */
    @Nullable
    String unfinished() {
        boolean told = closeReason != null && !timedOut;
        return (isConnected() || Boolean.TRUE.equals(tls)) && !usable && !told
                ? "TLS error: TCP was connected, the handshake was not completed"
                : null;
    }

    /** A network filter refused its session with those details, or the connection before there was one. */
    void denied(String details) {
        if (session != null) {
            session.denied = details;
        } else if (!hasServed() && closeReason == null) {
            closeReason = details;
        }
    }

    /** See {@link Connection#refused()}. */
    boolean isRefused() {
        return Connection.refused(side, session != null || hasServed(), opened, closedBy, closeReason);
    }

    /** Upstream: it failed before it was of use to anybody, for a reason that is printed; that it was closed then is not in each log. */
    boolean isUnreached() {
        return side == Side.UPSTREAM && !usable && !hasServed() && closeReason != null && !triedFor;
    }

    /** True if the log shows it from its beginning: then all who use it are known. */
    boolean isKnownWhole() {
        return numbers.areKnown();
    }

    void release(ExchangeTracker exchange) {
        active.remove(exchange);
        lastReleased = exchange;
        if (current == exchange && side == Side.UPSTREAM) {
            current = null;
        }
    }

    boolean isClosed() {
        return closedSeq >= 0;
    }

    boolean isConnected() {
        return connectedSeq >= 0;
    }

    /**
     * It was handed out: no line is about it any more. Whoever still knows it, as the exchanges do that used it, no longer keeps
     * others in memory through it, and those others again, back to the beginning of the log.
     */
    void letGo() {
        current = null;
        outer = null;
        tries = null;
        trigger = null;
        lastReleased = null;
        active.clear();
        numbers.forget();
        users.clear();
        steps.letGo();
    }

    /** The version of HTTP that is spoken on it, null if nothing proves one. */
    @Nullable
    String version() {
        return http3 ? "HTTP/3" : http2 ? "HTTP/2" : spoken;
    }

    Connection toConnection(Origin origin) {
        String protocol = session != null || forSession ? "TCP" : version();
        return new Connection(
                steps.origin(origin),
                id,
                side,
                thread,
                peer != null ? peer : address,
                tls,
                protocol,
                cluster,
                opened,
                connected,
                closed,
                closedBy,
                closeReason == null ? malformed : closeReason,
                steps.filters(),
                List.copyOf(users),
                new Extent(steps.firstLine, steps.lastLine, steps.records),
                steps.steps());
    }
}
