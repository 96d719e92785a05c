package dev.envlog.correlator;

import dev.envlog.log.EventKind;
import dev.envlog.timeline.ExchangeKind;
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

    /** The newest exchange that the line fits; null if none does. */
    @Nullable
    ExchangeTracker fitting(Rec rec) {
        for (ExchangeTracker exchange : newest) {
            if (exchange != null && recent(exchange, rec.time) && fits(rec, exchange)) {
                return exchange;
            }
        }
        return null;
    }

    /** The newest request that can have made a side call to that path: a mirror asks for its own, a filter for its service's. */
    @Nullable
    ExchangeTracker caller(@Nullable String path, long time) {
        ExchangeTracker filtered = null;
        for (ExchangeTracker exchange : newest) {
            if (exchange == null || exchange.kind != ExchangeKind.HTTP || exchange.ended || !recent(exchange, time)) {
                continue;
            }
            if (path != null && path.equals(exchange.path)) {
                return exchange;
            }
            filtered = filtered == null && exchange.isBeingFiltered() ? exchange : filtered;
        }
        return filtered;
    }

    private static boolean isOpenCall(ExchangeTracker exchange) {
        return exchange.kind == ExchangeKind.ASYNC && !exchange.ended;
    }

    private static boolean recent(ExchangeTracker exchange, long time) {
        return Moments.within(LONGEST_NANOS, exchange.lastTime, time);
    }

    private static boolean expects(EventKind kind, ExchangeTracker exchange) {
        AttemptTracker attempt = exchange.last();
        return !exchange.ended
                && (exchange.wantsAttempt || (attempt != null && attempt.isWaiting() && !attempt.wasSaid(kind)));
    }

    private static boolean fits(Rec rec, ExchangeTracker exchange) {
        EventKind kind = rec.kind;
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
                    UPSTREAM_NO_HEALTHY,
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
                    JWT_CHECKED,
                    FILTER_FAULT_DELAY,
                    FILTER_LOCAL_RATE_LIMIT_DESCRIPTOR,
                    FILTER_RATE_LIMIT_STATUS,
                    FILTER_RATE_LIMIT_FAILED,
                    FILTER_ALPN_OVERRIDE -> exchange.isBeingFiltered();
            case HTTP_ASYNC_RESPONSE_HEADERS -> isOpenCall(exchange) && !exchange.responseStarted;
            case HTTP_ASYNC_RESPONSE_DATA, HTTP_ASYNC_RESPONSE_TRAILERS ->
                isOpenCall(exchange) && exchange.responseStarted;
            case WASM_LOG ->
                (exchange.ended || exchange.redirecting)
                        && (rec.direction == null || rec.direction.fits(exchange.cluster));
            default -> true;
        };
    }
}
