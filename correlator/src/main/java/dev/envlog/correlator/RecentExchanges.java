package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that lines were about lately, newest first. Where no thread is printed the lines of several run into each other:
 * a line without id then belongs to the newest one whose state it fits.
 */
final class RecentExchanges {

    private static final int KEPT = 8;
    private static final long LONGEST_NANOS = 1_000_000;

    private final @Nullable ExchangeTracker[] newest = new ExchangeTracker[KEPT];

    void touch(ExchangeTracker exchange) {
        int at = 0;
        while (at < KEPT - 1 && newest[at] != exchange && newest[at] != null) {
            at++;
        }
        System.arraycopy(newest, 0, newest, 1, at);
        newest[0] = exchange;
    }

    /** The newest exchange that a line of that kind fits; null if none does. */
    @Nullable
    ExchangeTracker fitting(EventKind kind, long time) {
        for (ExchangeTracker exchange : newest) {
            if (exchange != null && recent(exchange, time) && fits(kind, exchange)) {
                return exchange;
            }
        }
        return null;
    }

    private static boolean recent(ExchangeTracker exchange, long time) {
        return time == Event.NO_TIME || exchange.lastTime == Event.NO_TIME || time - exchange.lastTime <= LONGEST_NANOS;
    }

    private static boolean expects(EventKind kind, ExchangeTracker exchange) {
        AttemptTracker attempt = exchange.last();
        return !exchange.ended
                && (exchange.wantsAttempt || (attempt != null && attempt.isWaiting() && !attempt.wasSaid(kind)));
    }

    private static boolean fits(EventKind kind, ExchangeTracker exchange) {
        return switch (kind) {
            case POOL_QUEUEING,
                    POOL_TRYING,
                    POOL_CREATING,
                    POOL_NOT_CREATING,
                    POOL_PENDING_OVERFLOW,
                    POOL_ACTIVE_OVERFLOW,
                    POOL_DUMP -> expects(kind, exchange);
            case MISC_TCP_POOL,
                    UPSTREAM_NO_HEALTHY_HTTP,
                    UPSTREAM_NO_HEALTHY_TCP,
                    UPSTREAM_CREATED_HOST,
                    UPSTREAM_TRANSPORT_SOCKET_MATCH -> exchange.isChoosingHost();
            case RBAC_CHECKING_REQUEST,
                    RBAC_ENFORCED_ALLOWED,
                    RBAC_ENFORCED_DENIED,
                    RBAC_SHADOW_ALLOWED,
                    RBAC_SHADOW_DENIED,
                    RBAC_NO_ENGINE,
                    JWT_PREFIX_MATCHED,
                    JWT_EXTRACT,
                    JWT_STARTED,
                    JWT_VERIFY_START,
                    JWT_PARSE,
                    JWT_VERIFYING,
                    JWT_VERIFIED,
                    JWT_STATUS,
                    JWT_COMPLETE,
                    FILTER_FAULT_DELAY,
                    FILTER_LOCAL_RATE_LIMIT_DESCRIPTOR,
                    FILTER_RATE_LIMIT_STATUS,
                    FILTER_RATE_LIMIT_FAILED,
                    FILTER_ALPN_OVERRIDE -> exchange.isBeingFiltered();
            case WASM_LOG -> exchange.ended;
            default -> true;
        };
    }
}
