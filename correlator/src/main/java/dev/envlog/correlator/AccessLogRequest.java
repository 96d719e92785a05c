package dev.envlog.correlator;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.data.Table;
import dev.envlog.diagnosis.CodeTable;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.ResetReason;
import dev.envlog.timeline.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request or session that a line of the access log tells of, where nothing else does: its beginning, its end and what it came to.
 * Which connections it had and which filters spoke is not known.
 */
final class AccessLogRequest {

    /** Details of an answer that came from the upstream ({@code envoy/stream_info/stream_info.h: ViaUpstream}). */
    private static final String VIA_UPSTREAM = "via_upstream";

    private static final String CLIENT_GONE = ResponseFlag.DC.name();

    /** It is set for a reset by the end of the connection, and for nothing else ({@code router.cc: streamResetReasonToResponseFlag}). */
    private static final String CUT = "UC";

    /** Flags of requests that no upstream got. */
    private static final Set<String> UNCONNECTED = Stream.of(
                    ResponseFlag.UF, ResponseFlag.UH, ResponseFlag.UO, ResponseFlag.NR, ResponseFlag.NC)
            .map(ResponseFlag::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Both times are in milliseconds, whatever the format. */
    private static final int NANOS_OF_MILLI = 1_000_000;

    /** What became of the last try, by the flag that tells it. */
    private static final Map<String, AttemptOutcome> OUTCOMES =
            Table.load(AccessLogRequest.class, "flag-outcomes.txt", "flag", "outcome").stream()
                    .collect(Collectors.toMap(row -> row.cell(0), row -> row.choice(1, AttemptOutcome.class)));

    /** What details of requests begin with that sessions do not have. */
    private static final CodeTable OF_HTTP = CodeTable.load(AccessLogRequest.class, "http-details.txt", "details");

    private AccessLogRequest() {}

    /** Null if the line does not say what was asked for, nor that it tells of a session. */
    static @Nullable ExchangeTracker of(AccessLogEntry entry, Rec rec, boolean keep) {
        boolean http = isHttp(entry);
        if (!isOfRequest(entry) && !isOfSession(entry)) {
            return null;
        }
        ExchangeTracker told = new ExchangeTracker(
                http ? ExchangeKind.HTTP : ExchangeKind.TCP, entry.connectionId(), rec.restart, keep);
        ask(told, entry, entry.start(), entry.end());
        told.cluster = entry.cluster();
        told.peer = entry.remoteAddress();
        // 0 stands for "no response".
        Integer status = entry.status();
        told.status = status != null && status > 0 ? status : null;
        told.tunnel = told.opensTunnel();
        told.grpcStatus = entry.grpcStatus();
        told.details = entry.details();
        told.accessLog = AccessLogTold.alone(entry, told.start != Event.NO_TIME);
        told.localReply = http ? localReply(told, entry.hostless()) : null;
        boolean answered = isAnswered(told, entry.tellsFlags());
        AttemptOutcome outcome = outcome(told, answered);
        boolean hostless = flags(told).contains(ResponseFlag.UH.name());
        int counted = entry.tries() == null ? 1 : entry.tries();
        if (entry.upstreamHost() != null || isOfUpstream(outcome) || counted > 1) {
            // A try is counted before a host for it is looked for (doRetry in router.cc).
            int tries = hostless && counted > 1 ? counted - 1 : counted;
            AttemptTracker last = told.begin(tries, Event.NO_TIME, rec.seq);
            last.host = entry.upstreamHost();
            last.transportFailure = entry.transportFailure();
            last.outcome = outcome;
            last.status = answered ? told.status : null;
            if (last.isOpen() && last.transportFailure != null && hostless) {
                // Of the try before the one that found no host.
                last.outcome = AttemptOutcome.CONNECT_FAILURE;
            }
            if (flags(told).contains(CUT)) {
                last.resetReason = ResetReason.CONNECTION_TERMINATION.printed();
                last.cut = last.status != null;
                told.unretriedReset = last.resetReason;
            }
        }
        return told;
    }

    /** What was asked for and when, which no other record tells. */
    static void ask(ExchangeTracker told, AccessLogEntry entry, long start, long end) {
        told.requestId = entry.requestId();
        told.method = entry.method();
        told.authority = entry.authority();
        told.path = entry.path();
        told.spoken = entry.protocol();
        told.start = start;
        told.end = end;
        told.unit = NANOS_OF_MILLI;
    }

    /** A session has no status, and nothing that only requests have; formats of one's own need not say what was asked for. */
    static boolean isHttp(AccessLogEntry entry) {
        Integer status = entry.status();
        return isOfRequest(entry) || (status != null && status > 0);
    }

    /** Whether the line has what a session never has. A status alone may be of anything. */
    private static boolean isOfRequest(AccessLogEntry entry) {
        return entry.method() != null
                || entry.protocol() != null
                || entry.path() != null
                || entry.requestId() != null
                || entry.grpcStatus() != null
                || entry.serviceNs() != null
                || (entry.details() != null && OF_HTTP.rowByPrefix(entry.details()) != null);
    }

    /** Whether the line has what each session has, be it under keys that nobody knows but for one. */
    private static boolean isOfSession(AccessLogEntry entry) {
        return entry.upstreamHost() != null
                || !entry.flags().isEmpty()
                || entry.cluster() != null
                || entry.localAddress() != null
                || entry.remoteAddress() != null
                || entry.serverName() != null
                || (entry.start() != Event.NO_TIME && entry.durationMs() != null);
    }

    /** Whether there must have been a try, though the line names no host. */
    private static boolean isOfUpstream(AttemptOutcome outcome) {
        return switch (outcome) {
            case CONNECT_FAILURE, RESET, TIMEOUT, OVERFLOW -> true;
            default -> false;
        };
    }

    /**
     * Whether the proxy answered itself; null if the line does not tell. Details of what came after an answer's beginning do not.
     *
     * @param hostless there was no upstream that could have answered
     */
    private static @Nullable Boolean localReply(ExchangeTracker told, boolean hostless) {
        String details = told.details;
        if (told.status == null || (details == null && !hostless)) {
            return null;
        }
        if (details != null && (details.equals(VIA_UPSTREAM) || details.startsWith(Ending.AFTER))) {
            return false;
        }
        return Response.isError(told.status) && !flags(told).contains(CLIENT_GONE) ? true : null;
    }

    /** What became of the last try; open if the line does not tell. */
    private static AttemptOutcome outcome(ExchangeTracker told, boolean answered) {
        for (String flag : flags(told)) {
            AttemptOutcome outcome = OUTCOMES.get(flag);
            if (outcome != null) {
                // Where it was given up the answer may have begun.
                return outcome == AttemptOutcome.CANCELLED && answered ? AttemptOutcome.RESPONSE : outcome;
            }
        }
        if (told.isTcp()) {
            return AttemptOutcome.CONNECTED;
        }
        return answered ? AttemptOutcome.RESPONSE : AttemptOutcome.OPEN;
    }

    /**
     * The status is of the upstream's answer, as far as the line tells: without details an error with a flag is of the proxy, as are the
     * 200 and gRPC status with which it answers a gRPC request that failed ({@code source/common/http/utility.cc: sendLocalReply}).
     *
     * @param flagged whether no flag means that there is none
     */
    private static boolean isAnswered(ExchangeTracker told, boolean flagged) {
        if (flags(told).stream().anyMatch(UNCONNECTED::contains)
                || (told.details != null && told.details.startsWith(Ending.BEFORE))) {
            return false;
        }
        boolean failed =
                told.grpcStatus != null && told.grpcStatus != 0 && !flags(told).isEmpty();
        if (failed && (told.accessLog == null || told.accessLog.serviceNs() == null)) {
            return false;
        }
        boolean proxys = told.details == null && (!flagged || !flags(told).isEmpty());
        return told.status != null
                && !Boolean.TRUE.equals(told.localReply)
                && (!Response.isError(told.status) || !proxys);
    }

    private static List<String> flags(ExchangeTracker told) {
        return told.accessLog == null ? List.of() : told.accessLog.flags();
    }
}
