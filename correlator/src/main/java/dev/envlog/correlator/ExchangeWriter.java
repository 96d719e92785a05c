package dev.envlog.correlator;

import dev.envlog.diagnosis.Circumstances;
import dev.envlog.diagnosis.Diagnostician;
import dev.envlog.diagnosis.TlsError;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the record that leaves out of what was gathered. */
final class ExchangeWriter {

    private static final String HTTP_FILTER = "envoy.filters.http.";
    private static final String ROUTER = HTTP_FILTER + "router";

    private final Diagnostician diagnostician = Diagnostician.shared();
    private final FlagRules flagRules = FlagRules.SHARED;

    /**
     * The record of what is known.
     *
     * @param printed which statements of {@link Gaps} the process printed for any exchange
     */
    Exchange write(ExchangeTracker exchange, Origin origin, long printed) {
        List<String> logged = exchange.accessFlags;
        List<String> flags = logged != null ? logged.stream().sorted().toList() : flagRules.flags(exchange);
        List<UpstreamAttempt> attempts = new ArrayList<>(exchange.attempts.size());
        for (AttemptTracker attempt : exchange.attempts) {
            attempts.add(attempt.toAttempt());
        }
        Response response = new Response(
                exchange.status,
                flags,
                logged != null ? "access-log" : exchange.ended || !flags.isEmpty() ? "derived" : null,
                exchange.details,
                exchange.localReply);
        ConnectionTracker connection = exchange.connection;
        // A tunnel lives until one side closes it: that is no failure.
        boolean closed = exchange.tunnel && flags.equals(List.of("DC"));
        Cause cause = closed || !isDecided(exchange, response)
                ? null
                : diagnostician.cause(told(exchange, response), attempts, circumstances(exchange));
        return new Exchange(
                exchange.kind,
                exchange.steps.origin(origin),
                exchange.ref(),
                exchange.parent == null ? null : exchange.parent.ref(),
                exchange.thread,
                connection == null ? null : connection.peer,
                new RequestHead(
                        exchange.requestId,
                        exchange.method,
                        exchange.authority,
                        exchange.path,
                        protocol(exchange, connection)),
                exchange.cluster,
                exchange.route,
                List.copyOf(attempts),
                response,
                exchange.steps.filters(),
                span(exchange, Gaps.SHARED.of(exchange, printed)),
                PhaseRules.phases(exchange),
                cause,
                new Extent(exchange.steps.firstLine, exchange.steps.lastLine, exchange.steps.records),
                exchange.steps.steps());
    }

    /** Whether it has ended, or the log ends after what it came to was known: an answer, or an upstream's end that was not retried. */
    private static boolean isDecided(ExchangeTracker exchange, Response response) {
        return exchange.ended
                || response.status() != null
                || response.details() != null
                || !response.flags().isEmpty();
    }

    private static Circumstances circumstances(ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        return new Circumstances(
                exchange.cluster,
                exchange.grpcStatus,
                exchange.grpcMessage,
                closedHere(last),
                exchange.requestEnded && last != null,
                complaint(exchange),
                isUnsent(last),
                exchange.connection == null ? null : exchange.connection.malformed,
                lastFilter(exchange),
                SideCalls.failed(exchange),
                exchange.overloaded);
    }

    private static @Nullable String lastFilter(ExchangeTracker exchange) {
        List<String> filters = exchange.steps.filters();
        if (!exchange.attempts.isEmpty() || filters.contains(ROUTER)) {
            return null;
        }
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (filters.get(i).startsWith(HTTP_FILTER)) {
                return filters.get(i);
            }
        }
        return null;
    }

    /** It waited for a connection, as the pool says, and none was handed to it. */
    private static boolean isUnsent(@Nullable AttemptTracker last) {
        return last != null
                && last.link == null
                && last.ready == Event.NO_TIME
                && (last.wasSaid(EventKind.POOL_QUEUEING) || last.triggered != null);
    }

    /** The reset reason is "connection termination" whoever closed it; the connection's own lines tell. */
    private static boolean closedHere(@Nullable AttemptTracker last) {
        // Bytes that are no valid HTTP are why it was closed.
        if (last == null || last.upstream == null || last.upstream.malformed != null) {
            return false;
        }
        return "local".equals(last.upstream.closedBy) && last.outcome == AttemptOutcome.RESET;
    }

    /**
     * What was wrong with the last host to which the log shows a connection: with its certificate, with what it sent, or why it could not
     * be reached.
     */
    private static @Nullable String complaint(ExchangeTracker exchange) {
        for (int i = exchange.attempts.size() - 1; i >= 0; i--) {
            AttemptTracker attempt = exchange.attempts.get(i);
            ConnectionTracker tried = attempt.upstream;
            if (tried != null) {
                String said = tried.unverified != null ? tried.unverified : tried.malformed;
                return said == null && isOfConnecting(attempt.outcome) ? tried.connectError() : said;
            }
        }
        return null;
    }

    private static boolean isOfConnecting(AttemptOutcome outcome) {
        return outcome == AttemptOutcome.CONNECT_FAILURE || outcome == AttemptOutcome.CONNECT_TIMEOUT;
    }

    /**
     * Old releases print only the code of a client's reset; its meaning is that of the details of later ones. A TCP session never
     * has details; those of a handshake that failed on its client's side, or of one that a network filter refused, are made up here. Nor
     * does the log tell the details of a side call, or of a request whose answer it lacks: they are those of its last try's end.
     */
    private static Response told(ExchangeTracker exchange, Response response) {
        String tls = exchange.clientTlsFailed;
        String details = exchange.clientCancelled && response.details() == null
                ? "http2.remote_reset"
                : tls != null && response.details() == null
                        ? "downstream_tls_failure{" + tls + "}"
                        : response.details() != null
                                ? response.details()
                                : exchange.isTcp() ? refused(exchange) : undone(exchange);
        String better = byConnection(exchange, details == null ? response.details() : details);
        return better == null || better.equals(response.details())
                ? response
                : new Response(response.status(), response.flags(), response.flagsBy(), better, response.localReply());
    }

    /**
     * What the connection of the last try says of its end, in the form of details: more than "connection termination", which is said
     * whoever ended it and why.
     *
     * @param details as they are printed or made up, null for none
     */
    private static @Nullable String byConnection(ExchangeTracker exchange, @Nullable String details) {
        AttemptTracker last = exchange.last();
        ConnectionTracker tried = last == null ? null : last.upstream;
        if (last == null || tried == null || (details != null && !details.startsWith("upstream_reset"))) {
            return details;
        }
        if (last.outcome != AttemptOutcome.RESET && !isOfConnecting(last.outcome)) {
            return details;
        }
        String reset = last.cut ? "upstream_reset_after_response_started{" : "upstream_reset_before_response_started{";
        if (tried.malformed != null) {
            return reset + "protocol_error}";
        }
        String reason = tried.closeReason;
        boolean tls = reason != null && TlsError.isIn(reason) && (details == null || !TlsError.isIn(details));
        return tls
                ? reset + (last.resetReason == null ? "connection failure" : last.resetReason) + "|" + reason + "}"
                : details;
    }

    private static @Nullable String refused(ExchangeTracker session) {
        AttemptTracker last = session.last();
        boolean overflow = last != null && last.outcome == AttemptOutcome.OVERFLOW;
        return session.denied == null && overflow ? "upstream_reset_before_response_started{overflow}" : session.denied;
    }

    private static @Nullable String undone(ExchangeTracker exchange) {
        boolean over = exchange.kind == ExchangeKind.ASYNC
                || exchange.unretriedReset != null
                || Boolean.TRUE.equals(exchange.localReply);
        return over ? reset(exchange.last(), exchange.grpcStatus == null) : null;
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
        String reason = last.resetReason == null && last.isRefused() ? "overflow" : last.resetReason;
        if (reason == null && always && last.outcome == AttemptOutcome.RESET) {
            // Up to 1.9 the router does not say it.
            reason = "no reason in the log";
        }
        if (reason == null) {
            return null;
        }
        String transport = last.transportFailure;
        return (last.cut ? "upstream_reset_after_response_started{" : "upstream_reset_before_response_started{")
                + reason
                + (transport == null || transport.isBlank() ? "" : "|" + transport) + "}";
    }

    private static @Nullable String protocol(ExchangeTracker exchange, @Nullable ConnectionTracker connection) {
        return switch (exchange.kind) {
            case TCP -> "TCP";
            case HTTP -> version(exchange, connection);
            case ASYNC -> null;
        };
    }

    /** Null if nothing proves it. */
    private static @Nullable String version(ExchangeTracker exchange, @Nullable ConnectionTracker connection) {
        if ("low_version".equals(exchange.details)) {
            return "HTTP/1.0";
        }
        String version = connection == null ? null : connection.version();
        return version == null ? exchange.spoken : version;
    }

    private static Span span(ExchangeTracker exchange, List<Gaps.Gap> gaps) {
        boolean start = exchange.sawStart && !exchange.startLost;
        boolean end = exchange.ended;
        for (Gaps.Gap gap : gaps) {
            start &= gap.half() != Partial.NO_START;
            end &= gap.half() != Partial.NO_END;
        }
        return new Span(
                exchange.start,
                exchange.ended ? exchange.end : Event.NO_TIME,
                !exchange.ended,
                Gaps.label(!start, !end),
                gaps.isEmpty()
                        ? List.of()
                        : gaps.stream().map(Gaps.Gap::statement).toList(),
                exchange.unit);
    }
}
