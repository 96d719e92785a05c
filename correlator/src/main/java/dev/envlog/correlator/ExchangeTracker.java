package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.diagnosis.Denials;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a request, session or side call while it goes on. */
final class ExchangeTracker {

    private static final int BAD_REQUEST = 400;

    /** In place of the id of a connection that the log does not tell. */
    static final long NO_CONNECTION = -1;

    /** A side call until the log shows otherwise: both print connection 0. */
    ExchangeKind kind;

    /** Or {@link #NO_CONNECTION}. */
    final long connectionId;

    final long streamId;
    final Steps steps;
    final int restart;

    @Nullable
    ConnectionTracker connection;

    @Nullable
    ExchangeTracker parent;

    /** Of a session: the request of which it is the rest, as up to 1.8 a WebSocket is ({@code ws_handler_impl.cc}). */
    @Nullable
    ExchangeTracker upgraded;
    /** Of such a request: that session. */
    @Nullable
    ExchangeTracker upgradedTo;

    @Nullable
    String thread;

    @Nullable
    String requestId;

    @Nullable
    String method;

    @Nullable
    String authority;

    @Nullable
    String path;

    @Nullable
    String cluster;

    /** Where it waits for a connection; null if it does not. */
    @Nullable
    Lane waitsIn;

    boolean sawStart;
    /** Its headers were seen, but not what is logged before them: that line was lost. */
    boolean startLost;

    boolean requestEnded;
    final List<AttemptTracker> attempts = new ArrayList<>(1);
    /** The try whose response headers came last. */
    @Nullable
    AttemptTracker answered;
    /** A try was announced; it exists once the pool is asked. */
    boolean wantsAttempt;
    /** When that one began, if the router said so as it did; not known in releases that announce it before a pause. */
    long retriedAt = Event.NO_TIME;
    /** What the codec could not take of what the client sent. */
    @Nullable
    String clientMalformed;
    /** HTTP/1.1 or HTTP/2, where its headers prove it. */
    @Nullable
    String spoken;

    /** Its headers say that it is a gRPC request. */
    boolean grpc;

    int retries;
    boolean retriedResponse;

    @Nullable
    Integer status;

    @Nullable
    Integer grpcStatus;

    @Nullable
    String grpcMessage;
    /** The filter that had spoken last when the proxy began to answer itself, before any try. */
    @Nullable
    Component spokeLast;
    /** A side call made when the request it is of had been routed. */
    boolean ofRouted;
    /** Null if it made none. */
    @Nullable
    CallsMade calls;

    @Nullable
    String details;

    @Nullable
    Boolean localReply;
    /** Reset reason of the upstream that was not followed by a retry. */
    @Nullable
    String unretriedReset;

    @Nullable
    String downstreamReset;
    /** The flag that this release sets when the route's cluster does not exist. */
    ResponseFlag clusterFlag = ResponseFlag.NC;

    final Set<ResponseFlag> flags = EnumSet.noneOf(ResponseFlag.class);
    /** Null if no line of the access log about it was seen. */
    @Nullable
    AccessLogTold accessLog;

    /** Where its client is, as the access log or a filter tells it. */
    @Nullable
    String peer;

    /** By which {@link AccessLogJoiner} knows it. */
    List<String> accessKeys = List.of();

    /** The client reset the stream, of which releases until 1.21 print only the code. */
    boolean clientCancelled;

    /** The details that stand for its refusal by a filter that says so itself. */
    @Nullable
    String denied;

    /** The status with which that filter answers, as it says. */
    @Nullable
    Integer deniedStatus;

    /** What is known of its headers is inferred, and no other record has told of them yet. */
    boolean headInferred;

    /** Of a TCP session: why TLS with its client failed, in the form of details. */
    @Nullable
    String clientTlsFailed;

    /** The answer says that a proxy refused the request for its load. */
    boolean overloaded;

    /** The headers of an answer with a gRPC status say how long the upstream took: that status is not of this proxy's making. */
    boolean grpcTimed;

    boolean upstreamComplete;
    boolean responseStarted;
    /**
     * Its answer is on its way, also where the beginning of that is not in the log: the connection is to be closed with it or, with HTTP/1,
     * it fills the buffer to the client.
     */
    boolean answering;
    /** The status promises that bytes go both ways until somebody closes (101, or 200 to CONNECT). */
    boolean tunnel;
    /** Its cluster had lost hosts shortly before none was left for it. */
    boolean hostsLost;
    /** The last lookup of the name of its cluster's hosts had failed when none was found for it. */
    boolean unresolved;
    /** How the process crashed while it was open. */
    @Nullable
    Crash crash;
    /** It was being worked on then. */
    boolean crashedOn;
    /** Of a TCP session: the proxy ended it as nothing was sent either way for its idle timeout. */
    boolean idledOut;
    /** The connection manager ended it for its age, which some releases do without an answer. */
    boolean maxDuration;

    long start = Event.NO_TIME;
    long routed = Event.NO_TIME;
    long responseAt = Event.NO_TIME;
    long end = Event.NO_TIME;

    /** A filter's check is all that is known of it: neither when it began nor when and how it ended. */
    boolean checkOnly;

    int unit;
    boolean ended;
    /** It counts as ended with the headers of its answer, with no other line that tells when the rest of it was out. */
    boolean endUntold;
    /** An internal redirect is about to end it and to begin another in its place. */
    boolean redirecting;
    /** Which statements of {@link Gaps} it printed. */
    long statements;

    long lastSeq;
    long lastTime = Event.NO_TIME;
    boolean handedOut;
    private @Nullable StreamRef ref;

    ExchangeTracker(
            ExchangeKind kind,
            @Nullable ConnectionTracker connection,
            long connectionId,
            long streamId,
            int restart,
            boolean keep) {
        this.kind = kind;
        this.connection = connection;
        this.connectionId = connectionId;
        this.streamId = streamId;
        this.restart = restart;
        this.steps = new Steps(keep);
    }

    /**
     * One that ended and of which the access log alone tells: it has no id of a stream.
     *
     * @param connection id of the client's connection, null if the line does not print it
     */
    ExchangeTracker(ExchangeKind kind, @Nullable Long connection, int restart, boolean keep) {
        this(kind, null, 0, 0, restart, keep);
        this.ref = new StreamRef(connection, null);
        this.sawStart = true;
        this.ended = true;
    }

    StreamRef ref() {
        if (ref == null) {
            Long on = connectionId == NO_CONNECTION ? null : Long.valueOf(connectionId);
            ref = new StreamRef(on, kind == ExchangeKind.TCP ? null : Long.toUnsignedString(streamId));
        }
        return ref;
    }

    /** The side calls that it makes. */
    CallsMade calls() {
        if (calls == null) {
            calls = new CallsMade();
        }
        return calls;
    }

    /** The route that it took, null if the access log does not tell. */
    @Nullable
    String route() {
        return accessLog == null ? null : accessLog.route();
    }

    /** The flags of its line of the access log, null if none was seen. */
    @Nullable
    List<String> loggedFlags() {
        return accessLog == null ? null : accessLog.flags();
    }

    /** Keeps in mind what a filter refuses with, or that it does not. */
    void denied(Denials.Denial denial) {
        denied = denial.details();
        deniedStatus = denial.status();
    }

    /** A filter refuses the request, as it says itself, and nothing of it came after: that answer is not in the log. */
    boolean isDenied() {
        return denied != null && !isTcp() && isUnrouted() && status == null && details == null;
    }

    /** The status that the client got or, where its answer is not in the log, gets as the filter says that refuses. */
    @Nullable
    Integer status() {
        boolean told = denied != null && isUnrouted() && (details == null || details.equals(denied));
        return status == null && told ? deniedStatus : status;
    }

    /**
     * It names no host, and was answered before a route was looked for: up to 1.10 nothing else says that this is why
     * ({@code conn_manager_impl.cc: decodeHeaders}).
     */
    boolean isHostless() {
        return kind == ExchangeKind.HTTP
                && sawStart
                && method != null
                && path != null
                && authority == null
                && details == null
                && denied == null
                && isUnrouted()
                && (status == null ? answering && localReply == null : status == BAD_REQUEST);
    }

    private boolean isUnrouted() {
        return cluster == null && attempts.isEmpty();
    }

    /** Where its client's connection came from; null if it is not told. */
    @Nullable
    String peer() {
        return connection == null || connection.peer == null ? peer : connection.peer;
    }

    /** Whether its answer opens what lives until one side closes it: a WebSocket, or the tunnel that CONNECT asks for. */
    boolean opensTunnel() {
        return status != null && (status == 101 || (status == 200 && "CONNECT".equals(method)));
    }

    boolean isTcp() {
        return kind == ExchangeKind.TCP;
    }

    boolean hasStream() {
        return ref().stream() != null;
    }

    @Nullable
    AttemptTracker last() {
        return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    }

    AttemptTracker begin(long time, long seq) {
        return begin(attempts.size() + 1, time, seq);
    }

    /** The last of so many tries, of which those before may be unknown. */
    AttemptTracker begin(int number, long time, long seq) {
        AttemptTracker attempt = new AttemptTracker(number, time, seq);
        attempts.add(attempt);
        wantsAttempt = false;
        retriedAt = Event.NO_TIME;
        return attempt;
    }

    /** The try that is going on, made now if it was only announced, or if the log lacks the line that does. */
    @Nullable
    AttemptTracker going(long time, long seq) {
        return isChoosingHost() ? begin(time, seq) : last();
    }

    /** When the pool was asked for the try that is going on, where the pool itself does not say so: as soon as the router wanted one. */
    long askedAt() {
        return retriedAt == Event.NO_TIME && attempts.isEmpty() ? routed : retriedAt;
    }

    /** The try that uses that connection and has not ended, else the last one. */
    @Nullable
    AttemptTracker on(ConnectionTracker upstream) {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).upstream == upstream) {
                return attempts.get(i);
            }
        }
        return last();
    }

    /** True while one of its tries waits for a connection. */
    boolean isWaiting() {
        AttemptTracker attempt = last();
        return !ended && attempt != null && attempt.isWaiting();
    }

    /** True between the choice of a cluster, or of another try, and the question to its pool. */
    boolean isChoosingHost() {
        return !ended && (wantsAttempt || (cluster != null && attempts.isEmpty()));
    }

    /** A try failed, and the next one was announced, of which there is nothing yet. */
    boolean isTryingAgain() {
        AttemptTracker last = last();
        return !ended && wantsAttempt && last != null && last.outcome != AttemptOutcome.RESPONSE;
    }

    /** True while the filters before the router have it. A session has its network filters until it asks for a connection. */
    boolean isBeingFiltered() {
        return !ended && !responseStarted && cluster == null;
    }

    void endOpenAttempts(AttemptOutcome how, long time) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).isOpen()) {
                attempts.get(i).end(how, time);
            }
        }
    }

    void flag(ResponseFlag flag) {
        flags.add(flag);
    }

    boolean has(ResponseFlag flag) {
        return flags.contains(flag);
    }
}
