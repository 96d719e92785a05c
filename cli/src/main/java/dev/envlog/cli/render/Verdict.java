package dev.envlog.cli.render;

import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;

/** How an exchange ended, as symbol and colour. */
public enum Verdict {
    OK("✓", Role.OK),
    FAILED("✗", Role.FAIL),
    /** Answered with 4xx that is no fault of the path, or what the proxy did as it is told to: it ended a session that was idle, or sent a client to log in. */
    REFUSED("!", Role.NOTE),
    OPEN("…", Role.DIM),
    /** A side call that was given up with the request that made it, or a session that ended before its upstream was connected. */
    CANCELLED("–", Role.DIM),
    /** It ended, but the log lacks the part that would tell how. */
    UNKNOWN("?", Role.DIM);

    final String symbol;
    final Role role;

    Verdict(String symbol, Role role) {
        this.symbol = symbol;
        this.role = role;
    }

    /** The one of an exchange. */
    public static Verdict of(Exchange exchange) {
        Integer status = exchange.response().status();
        if (exchange.failed() || Response.isServerError(status)) {
            return FAILED;
        }
        if (Response.isError(status)) {
            return REFUSED;
        }
        if (exchange.span().open()) {
            return OPEN;
        }
        if (exchange.cause() != null) {
            return REFUSED;
        }
        boolean untold = status == null && exchange.kind() != ExchangeKind.TCP;
        if (status == null && isCancelled(exchange)) {
            return CANCELLED;
        }
        boolean lost = exchange.span().partial() != null || exchange.phases().response() != null;
        return untold && lost ? UNKNOWN : OK;
    }

    private static boolean isCancelled(Exchange exchange) {
        List<UpstreamAttempt> tries = exchange.attempts();
        return exchange.kind() != ExchangeKind.HTTP
                && !tries.isEmpty()
                && tries.get(tries.size() - 1).outcome() == AttemptOutcome.CANCELLED;
    }

    /** The status, or what there is in place of one. */
    public String words(Exchange exchange) {
        Integer status = exchange.response().status();
        if (status != null) {
            return status.toString();
        }
        Integer derived = exchange.response().derivedStatus();
        if (derived != null) {
            // Whether it is a gRPC request stands in its headers only.
            return derived + (exchange.request().method() == null ? " (derived; 200 if it is gRPC)" : " (derived)");
        }
        return switch (this) {
            case OPEN -> "open";
            case CANCELLED ->
                exchange.kind() == ExchangeKind.TCP ? "ended before its upstream was connected" : "cancelled";
            case UNKNOWN -> "status not in the log";
            case FAILED ->
                exchange.span().open() || (exchange.span().endless() && exchange.kind() == ExchangeKind.HTTP)
                        ? "answer not in the log"
                        : exchange.kind() == ExchangeKind.TCP ? "failed" : "no response";
            case OK, REFUSED -> exchange.kind() == ExchangeKind.TCP ? "ended" : "no response";
        };
    }
}
