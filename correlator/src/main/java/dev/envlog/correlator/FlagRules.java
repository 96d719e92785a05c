package dev.envlog.correlator;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.CodeTable;
import dev.envlog.log.Decimal;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Derives Envoy's response flags, and the status of an answer that is not in the log. The debug log never prints flags; details, reset reasons and the course of the tries tell them
 * ({@code envoy/stream_info/stream_info.h}, {@code source/common/router/router.cc}).
 */
final class FlagRules {

    static final FlagRules SHARED = new FlagRules();

    private static final String ROUTELESS = "route_not_found";

    /** HTTP status of each answer to a gRPC request. */
    private static final Integer GRPC = 200;

    private final CodeTable details = CodeTable.load(FlagRules.class, "details-flags.txt", "details", "flag", "status");
    private final CodeTable resets = CodeTable.load(FlagRules.class, "reset-flags.txt", "reason", "flag");

    List<String> flags(ExchangeTracker exchange) {
        String said = byDetails(exchange.details);
        String reset = exchange.unretriedReset == null ? null : resets.byPrefix(exchange.unretriedReset);
        boolean usedUp = retriesUsedUp(exchange);
        if (said == null && reset == null && !usedUp && exchange.flags.isEmpty()) {
            // So it is with most.
            return List.of();
        }
        Set<String> flags = new TreeSet<>();
        exchange.flags.forEach(flag -> flags.add(flag.name()));
        if (said != null) {
            flags.add(said.equals(ResponseFlag.NC.name()) ? exchange.clusterFlag.name() : said);
        }
        if (reset != null) {
            flags.add(reset);
        }
        if (usedUp) {
            flags.add(ResponseFlag.URX.name());
        }
        if (exchange.kind == ExchangeKind.ASYNC) {
            flags.remove(ResponseFlag.DC.name());
        }
        return List.copyOf(flags);
    }

    /**
     * The status of an answer of the proxy's own that the log does not show, as its details tell; null if they do not. A gRPC request gets
     * 200 and the rest in its gRPC status ({@code utility.cc: sendLocalReply}).
     */
    @Nullable
    Integer status(ExchangeTracker exchange) {
        if (exchange.status() != null || exchange.kind != ExchangeKind.HTTP || exchange.responseStarted) {
            return null;
        }
        String said = Boolean.TRUE.equals(exchange.localReply) ? exchange.details : null;
        if (said == null && exchange.details == null && exchange.cluster == null && exchange.has(ResponseFlag.NR)) {
            // That it found none may be the last line of the router in the log.
            said = ROUTELESS;
        }
        Table.Row row = said == null ? null : details.rowByPrefix(said);
        Integer status = row == null ? null : Decimal.small(row.optional(2));
        return status == null || !exchange.grpc ? status : GRPC;
    }

    private @Nullable String byDetails(@Nullable String said) {
        return said == null ? null : details.byPrefix(said);
    }

    /** Retried before, failed in a way that is retried, and not retried again. */
    private static boolean retriesUsedUp(ExchangeTracker exchange) {
        AttemptTracker last = exchange.last();
        if (exchange.isTcp() || exchange.retries == 0 || last == null || !exchange.ended) {
            return false;
        }
        Integer status = exchange.status;
        return switch (last.outcome) {
            case RESET, CONNECT_FAILURE, CONNECT_TIMEOUT ->
                !exchange.has(ResponseFlag.UT) && exchange.unretriedReset != null;
            case PER_TRY_TIMEOUT -> !overall(exchange);
            case RESPONSE -> exchange.retriedResponse && Response.isServerError(status);
            default -> false;
        };
    }

    private static boolean overall(ExchangeTracker exchange) {
        String code = exchange.details;
        return code != null && code.toLowerCase(Locale.ROOT).startsWith("response_timeout");
    }
}
