package dev.envlog.correlator;

import dev.envlog.diagnosis.Awaited;
import dev.envlog.diagnosis.Circumstances;
import dev.envlog.diagnosis.Circumstances.Fact;
import dev.envlog.diagnosis.TlsError;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.ResetReason;
import dev.envlog.timeline.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of an exchange's end beyond its response: from its tries, their connections, and the client's connection. */
final class Ending {

    /** Details of a try that was broken off before its answer, and of one whose answer was cut off, up to the reason. */
    static final String BEFORE = "upstream_reset_before_response_started{";

    static final String AFTER = "upstream_reset_after_response_started{";

    /** With which this proxy answers what is no request. */
    private static final Set<Integer> UNREADABLE = Set.of(400, 431);

    private static final long SLOW_NANOS = 1_000_000_000;
    private static final long SLOW_OF_SEVERAL_NANOS = 5 * SLOW_NANOS;

    private Ending() {}

    static Circumstances circumstances(ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        return new Circumstances(
                exchange.cluster,
                exchange.route(),
                exchange.grpcStatus,
                exchange.grpcMessage,
                facts(exchange, last),
                complaint(exchange),
                exchange.clientMalformed,
                SideCalls.failed(exchange),
                awaited(exchange, last),
                exchange.spokeLast == null ? null : exchange.spokeLast.name(),
                otherName(exchange),
                destination(exchange));
    }

    private static @Nullable String destination(ExchangeTracker exchange) {
        ConnectionTracker connection = exchange.connection;
        String found = connection == null ? null : connection.destination;
        return found == null && exchange.accessLog != null ? exchange.accessLog.localAddress() : found;
    }

    /** The name that the client's connection is for, where the request is for another. The names of Istio's own TLS are of clusters. */
    private static @Nullable String otherName(ExchangeTracker exchange) {
        ConnectionTracker connection = exchange.connection;
        String told = exchange.accessLog == null ? null : exchange.accessLog.serverName();
        String name = told == null && connection != null ? connection.serverName : told;
        String asked = exchange.authority;
        if (name == null || asked == null || name.isEmpty() || name.equals("-") || name.startsWith("outbound_")) {
            return null;
        }
        int port = asked.lastIndexOf(':');
        return name.equalsIgnoreCase(asked) || (port > 0 && name.equalsIgnoreCase(asked.substring(0, port)))
                ? null
                : name;
    }

    private static Set<Fact> facts(ExchangeTracker exchange, @Nullable AttemptTracker last) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        add(facts, Fact.SESSION, exchange.isTcp());
        add(facts, Fact.CLOSED_HERE, closedHere(last));
        add(facts, Fact.CLOSER_UNSEEN, last == null || !last.isCloserSeen());
        add(facts, Fact.WAITING, exchange.requestEnded && last != null);
        add(facts, Fact.UNSENT, isUnsent(last));
        add(facts, Fact.CONNECT_TIMED_OUT, last != null && last.outcome == AttemptOutcome.CONNECT_TIMEOUT);
        add(facts, Fact.CONNECT_SLOW, last != null && isConnectSlow(exchange, last));
        add(facts, Fact.LINE_ONLY, isLineOnly(exchange));
        add(facts, Fact.HOST_UNNAMED, isHostUnnamed(exchange));
        add(facts, Fact.HTTP3_CANCELLABLE, isHttp3Cancellable(exchange));
        add(facts, Fact.REASON_UNTOLD, isReasonUntold(exchange));
        add(facts, Fact.UNREAD, isUnread(exchange));
        add(facts, Fact.OVERLOADED, exchange.overloaded);
        add(facts, Fact.TUNNEL, exchange.tunnel);
        add(facts, Fact.UNINSPECTED, exchange.connection != null && exchange.connection.uninspected);
        add(facts, Fact.HOSTS_LOST, exchange.hostsLost);
        add(facts, Fact.HOST_TRIED, exchange.attempts.stream().anyMatch(attempt -> attempt.address() != null));
        add(facts, Fact.UNRESOLVED, exchange.unresolved);
        add(facts, Fact.ANSWERER_UNSEEN, isAnswererUnseen(exchange));
        return facts;
    }

    private static @Nullable Long lasted(@Nullable AccessLogTold line) {
        return line == null ? null : line.durationNs();
    }

    private static boolean isLineOnly(ExchangeTracker exchange) {
        return exchange.accessLog != null && exchange.connection == null;
    }

    /** Before releases that set the host as soon as it is chosen, it is set when a connection is there ({@code upstream_request.cc: onPoolReady}). */
    private static boolean isHostUnnamed(ExchangeTracker exchange) {
        return isLineOnly(exchange) && exchange.accessLog != null && exchange.accessLog.hostless();
    }

    /** A refusal by the overload manager has a status ({@code conn_manager_impl.cc}), a stream that is reset has none of the proxy's. */
    private static boolean isHttp3Cancellable(ExchangeTracker exchange) {
        boolean http3 = "HTTP/3".equals(exchange.spoken) || (exchange.connection != null && exchange.connection.http3);
        return http3 && !Response.isError(exchange.status);
    }

    private static boolean isReasonUntold(ExchangeTracker exchange) {
        return isLineOnly(exchange)
                && exchange.accessLog != null
                && exchange.accessLog.reasonless()
                && exchange.details == null
                && exchange.attempts.stream().allMatch(attempt -> attempt.transportFailure == null);
    }

    /** A format that has the protocol has one of these, too, unless there is nothing to tell; and nothing was routed or answered otherwise. */
    private static boolean isUnread(ExchangeTracker exchange) {
        return isLineOnly(exchange)
                && exchange.kind == ExchangeKind.HTTP
                && exchange.spoken != null
                && exchange.method == null
                && exchange.path == null
                && exchange.authority == null
                && exchange.requestId == null
                && exchange.cluster == null
                && exchange.attempts.isEmpty()
                && (exchange.status == null || UNREADABLE.contains(exchange.status));
    }

    private static boolean isAnswererUnseen(ExchangeTracker exchange) {
        return exchange.kind == ExchangeKind.HTTP
                && exchange.responseStarted
                && !exchange.sawStart
                && exchange.localReply == null
                && exchange.details == null
                && !exchange.grpcTimed
                && exchange.attempts.isEmpty();
    }

    private static void add(Set<Fact> facts, Fact fact, boolean holds) {
        if (holds) {
            facts.add(fact);
        }
    }

    private static Awaited awaited(ExchangeTracker exchange, @Nullable AttemptTracker last) {
        String call = last == null ? SideCalls.pending(exchange) : null;
        if (call != null) {
            return new Awaited(Awaited.Of.CALL, call);
        }
        if (last == null || last.outcome != AttemptOutcome.CANCELLED || last.status != null || exchange.answering) {
            return Awaited.NOTHING;
        }
        return new Awaited(isUnsent(last) ? Awaited.Of.CONNECTION : Awaited.Of.ANSWER, null);
    }

    /** It waited for a connection, as the pool or the router says, and none was handed to it. */
    private static boolean isUnsent(@Nullable AttemptTracker last) {
        return last != null
                && last.link == null
                && last.ready == Event.NO_TIME
                && (last.wasSaid(EventKind.POOL_QUEUEING)
                        || last.wasSaid(EventKind.ROUTER_CANCEL_POOL_REQUEST)
                        || last.triggered != null);
    }

    /**
     * Only the line of the access log tells of it, so that the time of all tries is known and none of each. A refusal takes one way to
     * the host and back; retries wait some ten milliseconds in between (25 where nothing is set). On the way to this machine itself
     * nothing is lost.
     */
    private static boolean isConnectSlow(ExchangeTracker exchange, AttemptTracker last) {
        List<String> flags = exchange.loggedFlags();
        if (flags == null
                || exchange.connection != null
                || last.outcome != AttemptOutcome.CONNECT_FAILURE
                || last.upstream != null
                || last.transportFailure != null
                || isHere(last.host)) {
            return false;
        }
        boolean timed = exchange.start != Event.NO_TIME && exchange.end != Event.NO_TIME;
        Long lasted = timed ? Long.valueOf(exchange.end - exchange.start) : lasted(exchange.accessLog);
        boolean retried = !exchange.isTcp() && flags.contains(ResponseFlag.URX.name());
        return lasted != null && lasted >= (retried ? SLOW_OF_SEVERAL_NANOS : SLOW_NANOS);
    }

    private static boolean isHere(@Nullable String host) {
        return host != null && (host.startsWith("127.") || host.startsWith("[::1]") || host.startsWith("/"));
    }

    /** The reset reason is "connection termination" whoever closed it; the connection's own lines tell. */
    private static boolean closedHere(@Nullable AttemptTracker last) {
        // Bytes that are no valid HTTP are why it was closed.
        return last != null
                && last.upstream != null
                && last.malformed == null
                && last.outcome == AttemptOutcome.RESET
                && last.upstream.closedBy == Closer.LOCAL;
    }

    /**
     * What was wrong with the last host to which the log shows a connection: with its certificate, with what it sent, or why it could not
     * be reached; of a process that crashed, what it said of that.
     */
    private static @Nullable String complaint(ExchangeTracker exchange) {
        if (exchange.crash != null) {
            return exchange.crash.said();
        }
        for (int i = exchange.attempts.size() - 1; i >= 0; i--) {
            AttemptTracker attempt = exchange.attempts.get(i);
            ConnectionTracker tried = attempt.upstream;
            if (tried != null) {
                String said = tried.unverified != null ? tried.unverified : attempt.malformed;
                if (said == null && attempt.outcome == AttemptOutcome.CONNECT_TIMEOUT && tried.unfinished() != null) {
                    return "TCP was connected, the TLS handshake was going on";
                }
                return said == null && attempt.isOfConnecting() ? tried.connectError() : said;
            }
            if (isHostSpent(exchange) && attempt.transportFailure != null) {
                return TransportFailure.words(attempt.transportFailure);
            }
        }
        return null;
    }

    /**
     * The response with details that say more. A TCP session never prints any, nor does a side call, and a request whose answer the log
     * lacks prints none: they are those of its last try's end. Old releases print only the code of a client's reset.
     */
    static Response told(ExchangeTracker exchange, Response response) {
        String details = byConnection(exchange, response.details() == null ? madeUp(exchange) : response.details());
        return details == null || details.equals(response.details())
                ? response
                : new Response(
                        response.status(),
                        response.flags(),
                        response.flagsBy(),
                        details,
                        response.localReply(),
                        response.derivedStatus());
    }

    private static @Nullable String madeUp(ExchangeTracker exchange) {
        if (exchange.crash != null) {
            return exchange.crashedOn ? "(proxy crashed on it)" : "(proxy crashed)";
        }
        if (exchange.clientCancelled) {
            return "http2.remote_reset";
        }
        if (exchange.idledOut) {
            return "tcp_session_idle_timeout";
        }
        if (exchange.maxDuration) {
            return "max_duration_timeout";
        }
        if (exchange.clientTlsFailed != null) {
            return exchange.clientTlsFailed;
        }
        if (exchange.isDenied()) {
            return exchange.denied;
        }
        if (exchange.isHostless()) {
            return exchange.status == null ? "(answered without host)" : "missing_host_header";
        }
        if (isHostSpent(exchange)) {
            return null;
        }
        return exchange.isTcp() ? refused(exchange) : undone(exchange);
    }

    /** What a network filter, or a circuit breaker, refused a session with. */
    private static @Nullable String refused(ExchangeTracker session) {
        AttemptTracker last = session.last();
        if (session.denied == null && isUnconnected(last)) {
            return reset(last, false);
        }
        boolean overflow = last != null && last.outcome == AttemptOutcome.OVERFLOW;
        return session.denied == null && overflow ? BEFORE + ResetReason.OVERFLOW.inDetails() + "}" : session.denied;
    }

    /** Its connection could not be made, and the transport socket says why. */
    private static boolean isUnconnected(@Nullable AttemptTracker last) {
        return last != null && last.isOfConnecting() && last.transportFailure != null;
    }

    /** None was found for it in the end: how a try before had ended is not how the request did. */
    private static boolean isHostSpent(ExchangeTracker exchange) {
        return exchange.accessLog != null && exchange.accessLog.flags().contains(ResponseFlag.UH.name());
    }

    private static @Nullable String undone(ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        boolean over = exchange.kind == ExchangeKind.ASYNC
                || exchange.unretriedReset != null
                || exchange.isTryingAgain()
                || isUnconnected(last)
                || Boolean.TRUE.equals(exchange.localReply);
        return over ? reset(last, exchange.grpcStatus == null) : null;
    }

    /**
     * As the router puts it together ({@code router.cc: onUpstreamReset}).
     *
     * @param always also if the reason is not known, as nothing else tells more
     */
    private static @Nullable String reset(@Nullable AttemptTracker last, boolean always) {
        if (last == null || last.outcome == AttemptOutcome.RESPONSE) {
            return null;
        }
        String reason =
                last.resetReason == null && last.isRefused() ? ResetReason.OVERFLOW.printed() : last.resetReason;
        if (reason == null && isUnconnected(last)) {
            reason = ResetReason.CONNECTION_FAILURE.printed();
        }
        if (reason == null && always && last.outcome == AttemptOutcome.RESET) {
            // Up to 1.9 the router does not say it.
            reason = "no reason in the log";
        }
        if (reason == null) {
            return null;
        }
        String transport = last.transportFailure;
        return (last.cut ? AFTER : BEFORE)
                + reason
                + (transport == null || transport.isBlank() ? "" : "|" + transport) + "}";
    }

    /**
     * What the connection of the last try said until that ended, in the form of details: more than "connection termination", which is said
     * whoever ended it and why.
     *
     * @param details as they are printed or made up, null for none
     */
    private static @Nullable String byConnection(ExchangeTracker exchange, @Nullable String details) {
        AttemptTracker last = exchange.last();
        String whole = withTransport(last, details);
        if (!Objects.equals(whole, details)) {
            return whole;
        }
        ConnectionTracker tried = last == null ? null : last.upstream;
        if (last == null
                || tried == null
                || (last.outcome != AttemptOutcome.RESET && !last.isOfConnecting())
                || (details != null && !details.startsWith("upstream_reset"))) {
            return details;
        }
        String reset = last.cut ? AFTER : BEFORE;
        if (last.malformed != null) {
            return reset + ResetReason.PROTOCOL_ERROR.inDetails() + "}";
        }
        // What took too long may have been going well.
        String unfinished = last.outcome == AttemptOutcome.CONNECT_TIMEOUT ? null : tried.unfinished();
        String tls = last.transport != null && TlsError.isIn(last.transport) ? last.transport : unfinished;
        if (tls == null || (details != null && TlsError.isIn(details))) {
            return details;
        }
        return last.isOfConnecting() || tls.equals(last.transport)
                ? reset + (last.resetReason == null ? ResetReason.CONNECTION_FAILURE.printed() : last.resetReason) + "|"
                        + tls + "}"
                : details;
    }

    /** Access logs may have why the connection failed in a field of its own, and not in the details beside it. */
    private static @Nullable String withTransport(@Nullable AttemptTracker last, @Nullable String details) {
        String transport = last != null && isUnconnected(last) ? last.transportFailure : null;
        boolean bare = details != null
                && details.startsWith(BEFORE)
                && details.endsWith("}")
                && details.indexOf('|') < 0
                && details.indexOf(',') < 0;
        return transport == null || transport.isBlank() || details == null || !bare
                ? details
                : details.substring(0, details.length() - 1) + '|' + transport + '}';
    }
}
