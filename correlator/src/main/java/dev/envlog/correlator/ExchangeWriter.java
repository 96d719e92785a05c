package dev.envlog.correlator;

import dev.envlog.diagnosis.Diagnostician;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.FlagsBy;
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

    private final Diagnostician diagnostician = Diagnostician.shared();
    private final FlagRules flagRules = FlagRules.SHARED;

    /**
     * The record of what is known.
     *
     * @param printed which statements of {@link Gaps} the process printed for any exchange
     */
    Exchange write(ExchangeTracker exchange, Origin origin, long printed) {
        List<String> logged = exchange.loggedFlags();
        List<String> flags = logged != null ? logged.stream().sorted().toList() : flagRules.flags(exchange);
        List<UpstreamAttempt> attempts = new ArrayList<>(exchange.attempts.size());
        for (int i = 0; i < exchange.attempts.size(); i++) {
            attempts.add(exchange.attempts.get(i).toAttempt());
        }
        Response response = new Response(
                exchange.status(),
                flags,
                flagsBy(exchange, flags),
                exchange.details,
                exchange.localReply,
                flagRules.status(exchange));
        ConnectionTracker connection = exchange.connection;
        // A tunnel lives until one side closes it: that is no failure.
        boolean closed = exchange.tunnel && flags.equals(List.of(ResponseFlag.DC.name()));
        Cause cause = closed || !isDecided(exchange, response) ? null : cause(exchange, response, attempts);
        return new Exchange(
                exchange.kind,
                exchange.steps.origin(origin),
                exchange.ref(),
                exchange.parent == null ? null : exchange.parent.ref(),
                exchange.thread,
                exchange.peer(),
                new RequestHead(
                        exchange.requestId,
                        exchange.method,
                        exchange.authority,
                        exchange.path,
                        protocol(exchange, connection)),
                exchange.cluster,
                exchange.route(),
                List.copyOf(attempts),
                response,
                exchange.steps.filters(),
                span(exchange, Gaps.SHARED.of(exchange, printed)),
                PhaseRules.phases(exchange),
                cause,
                new Extent(exchange.steps.firstLine, exchange.steps.lastLine, exchange.steps.records),
                exchange.steps.steps());
    }

    private static @Nullable FlagsBy flagsBy(ExchangeTracker exchange, List<String> flags) {
        if (exchange.accessLog != null) {
            return FlagsBy.ACCESS_LOG;
        }
        return (exchange.ended && !exchange.checkOnly) || !flags.isEmpty() ? FlagsBy.DERIVED : null;
    }

    private @Nullable Cause cause(ExchangeTracker exchange, Response response, List<UpstreamAttempt> attempts) {
        Response told = Ending.told(exchange, response);
        // What is known beyond that is a lot to gather for the many that went well.
        return Diagnostician.isWell(told, exchange.grpcStatus)
                ? null
                : diagnostician.cause(told, attempts, Ending.circumstances(exchange));
    }

    /** Whether it has ended, with the process be it, or the log ends after what it came to was known: an answer, or an upstream's end that was not retried. */
    private static boolean isDecided(ExchangeTracker exchange, Response response) {
        return exchange.ended
                || exchange.crash != null
                || exchange.isTryingAgain()
                || exchange.isDenied()
                || exchange.isHostless()
                || response.status() != null
                || response.details() != null
                || !response.flags().isEmpty();
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
        AccessLogTold told = exchange.accessLog;
        boolean start = exchange.sawStart && !exchange.startLost;
        boolean end = exchange.ended && !(told != null && told.cut()) && !exchange.checkOnly;
        for (Gaps.Gap gap : gaps) {
            start &= gap.half() != Partial.NO_START;
            end &= gap.half() != Partial.NO_END;
        }
        return new Span(
                exchange.start,
                exchange.ended && !exchange.checkOnly ? exchange.end : Event.NO_TIME,
                !exchange.ended,
                Gaps.label(!start, !end),
                gaps.isEmpty()
                        ? List.of()
                        : gaps.stream().map(Gaps.Gap::statement).toList(),
                exchange.unit,
                told == null ? null : told.durationNs());
    }
}
