package dev.envlog.correlator;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.access.RequestIds;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request that an access-log line is about. Envoy buffers access logs, so a line comes up to ten seconds after its
 * request ended: by its start and its request id if it prints one, else method, path and status. A connection's id,
 * which only custom formats print, excludes the requests of all other connections.
 */
final class AccessLogJoiner {

    private final Scene scene;
    private final WaitingRequests byRequestId = new WaitingRequests();
    /** By all that a line without id tells of them. */
    private final WaitingRequests byOutcome = new WaitingRequests();

    private final AccessClock clock = new AccessClock();

    /** Access-log lines so far, and how many of them were joined to a request. Before the first one nothing is remembered. */
    long lines;

    long joined;

    /** Lines that are all that is known of a request. */
    long alone;
    /** Lines of which the time is none that can be read. */
    long untimed;

    /** Access-log lines of failures that fit no request, and what the first of them says; empty if there is none. */
    long failures;

    String firstFailure = "";

    AccessLogJoiner(Scene scene) {
        this.scene = scene;
    }

    /** What was asked for is known. */
    void named(ExchangeTracker exchange) {
        if (lines == 0 || exchange.kind != ExchangeKind.HTTP || exchange.accessLog != null) {
            return;
        }
        if (exchange.requestId != null) {
            byRequestId.add(RequestIds.untraced(exchange.requestId), exchange);
        }
        if (exchange.path != null) {
            await(exchange);
        }
    }

    /** It is over and may be told of by a line without its id. */
    void ended(ExchangeTracker exchange) {
        if (lines > 0 && exchange.accessLog == null) {
            await(exchange);
        }
    }

    private void await(ExchangeTracker exchange) {
        List<String> keys = keys(exchange);
        if (!keys.equals(exchange.accessKeys)) {
            exchange.accessKeys.forEach(key -> byOutcome.remove(key, exchange));
            exchange.accessKeys = keys;
            keys.forEach(key -> byOutcome.add(key, exchange));
        }
    }

    void forget(ExchangeTracker exchange) {
        String id = exchange.requestId;
        if (lines > 0 && id != null) {
            byRequestId.remove(RequestIds.untraced(id), exchange);
        }
        exchange.accessKeys.forEach(key -> byOutcome.remove(key, exchange));
        exchange.accessKeys = List.of();
    }

    /** Gives the record its owner, and the request what the access log knows of it. */
    void line(Event event, Rec rec) {
        lines++;
        if (lines == 1) {
            scene.output.retell(this);
        }
        AccessLogEntry entry = AccessLogLine.read(event);
        if (entry == null) {
            scene.none(rec);
            return;
        }
        untimed += entry.oddStart() ? 1 : 0;
        LoneCheck.settleAll(scene);
        String id = entry.requestId();
        ExchangeTracker named = id == null ? null : byId(byRequestId.of(RequestIds.untraced(id)), entry);
        ExchangeTracker exchange = named != null ? named : byOutcome(entry);
        if (exchange != null) {
            clock.learn(entry.start(), exchange.start);
        } else if (AccessLogRequest.isHttp(entry)) {
            exchange = byEnd(entry);
            if (exchange == null) {
                unknown(entry, rec);
                return;
            }
            AccessLogRequest.ask(exchange, entry, clock.ofLog(entry.start()), clock.ofLog(entry.end()));
        } else {
            exchange = bySession(entry);
            if (exchange == null) {
                unknown(entry, rec);
                return;
            }
            clock.learn(entry.start(), exchange.start);
        }
        joined++;
        forget(exchange);
        if (exchange.checkOnly) {
            AccessLogRequest.ask(exchange, entry, clock.ofLog(entry.start()), clock.ofLog(entry.end()));
            exchange.sawStart = true;
            exchange.checkOnly = false;
        }
        exchange.accessLog = AccessLogTold.beside(entry);
        Integer status = entry.status();
        // 0 stands for "no response".
        exchange.status = exchange.status == null && status != null && status > 0 ? status : exchange.status;
        exchange.details = exchange.details == null ? entry.details() : exchange.details;
        exchange.cluster = exchange.cluster == null ? entry.cluster() : exchange.cluster;
        exchange.peer = exchange.peer == null ? entry.remoteAddress() : exchange.peer;
        if (exchange.isTcp() && !exchange.ended && entry.durationNs() != null) {
            scene.ended(exchange, clock.ofLog(entry.end()));
        }
        AttemptTracker last = exchange.last();
        if (last != null && last.address() == null) {
            last.host = entry.upstreamHost();
        }
        if (last != null && last.outcome != AttemptOutcome.RESPONSE && last.transportFailure == null) {
            last.transportFailure = entry.transportFailure();
        }
        scene.own(rec, exchange, OwnerRule.ACCESS_LOG, named != null ? Confidence.CERTAIN : Confidence.INFERRED);
    }

    /**
     * A line that fits no request: where there should be records of it, it is of one that is missing here; else the line is all that will
     * ever be known of its request.
     */
    private void unknown(AccessLogEntry entry, Rec rec) {
        ExchangeTracker told = isTraced(entry) ? null : AccessLogRequest.of(entry, rec, scene.options.steps());
        if (told != null) {
            alone++;
            told.start = clock.ofLog(told.start);
            told.end = clock.ofLog(told.end);
            scene.own(rec, told, OwnerRule.ACCESS_LOG, Confidence.CERTAIN);
            scene.output.handOut(told);
            return;
        }
        scene.none(rec);
        Integer status = entry.status();
        if (entry.flags().isEmpty() && !Response.isServerError(status)) {
            return;
        }
        failures++;
        if (firstFailure.isEmpty()) {
            firstFailure = "line " + rec.line + ": " + (status == null ? "-" : status)
                    + (entry.flags().isEmpty() ? "" : " " + String.join(",", entry.flags()))
                    + why(entry);
        }
    }

    /** Why the connection to the upstream failed, in words and without numbers; empty if the line does not say it. */
    private static String why(AccessLogEntry entry) {
        String transport = entry.transportFailure();
        String host = entry.upstreamHost();
        if (transport == null) {
            return "";
        }
        return ", " + TransportFailure.words(transport) + (host == null ? "" : " (" + host + ")");
    }

    /**
     * Of several with one id whose line is not yet known the one that began then, else one that asked for the path, else any. Each hop of a
     * request has its id: a proxy may see it twice.
     */
    private @Nullable ExchangeTracker byId(List<ExchangeTracker> same, AccessLogEntry entry) {
        ExchangeTracker found = null;
        int best = -1;
        for (ExchangeTracker exchange : same) {
            if (exchange.accessLog == null && fits(exchange, entry)) {
                int likeness = (isTimed(exchange, entry) && beganThen(exchange, entry) ? 2 : 0)
                        + (Objects.equals(exchange.path, entry.path()) ? 1 : 0);
                found = likeness > best ? exchange : found;
                best = Math.max(best, likeness);
            }
        }
        return found;
    }

    private @Nullable ExchangeTracker byOutcome(AccessLogEntry entry) {
        for (String key : keys(entry)) {
            for (ExchangeTracker like : byOutcome.of(key)) {
                if (like.accessLog == null && fits(like, entry) && beganThen(like, entry)) {
                    return like;
                }
            }
        }
        return null;
    }

    /** Of an excerpt the only request of which neither method nor start is there, and of which the last was heard when the line's ended. */
    private @Nullable ExchangeTracker byEnd(AccessLogEntry entry) {
        long end = clock.ofLog(entry.end());
        if (end == Event.NO_TIME || !scene.debug.covers(false, end, end)) {
            return null;
        }
        ExchangeTracker found = null;
        for (ExchangeTracker exchange : scene.output.few()) {
            if (exchange.accessLog == null
                    && isNameless(exchange)
                    && fits(exchange, entry)
                    && isOrUnknown(exchange.path, entry.path())
                    && isOrUnknown(exchange.status, entry.status())
                    && clock.isNear(entry.end(), exchange.lastTime, exchange.unit)) {
                if (found != null) {
                    return null;
                }
                found = exchange;
            }
        }
        return found;
    }

    /**
     * Of an excerpt the only session that began then for the client or the cluster of the line, where nothing tells its host, or its end is not
     * there.
     */
    private @Nullable ExchangeTracker bySession(AccessLogEntry entry) {
        ExchangeTracker found = null;
        for (ExchangeTracker exchange : scene.output.few()) {
            if (exchange.isTcp()
                    && exchange.accessLog == null
                    && fits(exchange, entry)
                    && beganThen(exchange, entry)
                    && isLike(exchange, entry)) {
                if (found != null) {
                    return null;
                }
                found = exchange;
            }
        }
        return found;
    }

    /** It has the client or the cluster of the line, and neither differs. */
    private static boolean isLike(ExchangeTracker session, AccessLogEntry entry) {
        String peer = session.peer();
        boolean told =
                (peer != null && entry.remoteAddress() != null) || (session.cluster != null && entry.cluster() != null);
        return told && isOrUntold(peer, entry.remoteAddress()) && isOrUntold(session.cluster, entry.cluster());
    }

    private static boolean isOrUntold(@Nullable String known, @Nullable String told) {
        return told == null || isOrUnknown(known, told);
    }

    private static boolean isNameless(ExchangeTracker exchange) {
        return exchange.kind == ExchangeKind.HTTP
                && exchange.method == null
                && exchange.start == Event.NO_TIME
                // What goes on may have said something just then.
                && (exchange.ended || exchange.status != null || exchange.details != null || !exchange.flags.isEmpty())
                && exchange.lastTime != Event.NO_TIME;
    }

    private static boolean isOrUnknown(@Nullable Object known, @Nullable Object told) {
        return known == null || known.equals(told);
    }

    /** Without times only the connection tells requests apart. */
    private boolean beganThen(ExchangeTracker exchange, AccessLogEntry entry) {
        return isTimed(exchange, entry)
                ? clock.isSame(entry.start(), exchange.start, exchange.unit)
                : entry.connectionId() != null;
    }

    private static boolean isTimed(ExchangeTracker exchange, AccessLogEntry entry) {
        return entry.start() != Event.NO_TIME && exchange.start != Event.NO_TIME;
    }

    /** Whether there should be records of what the line tells. */
    private boolean isTraced(AccessLogEntry entry) {
        long start = clock.ofLog(entry.start());
        long end = clock.ofLog(entry.end());
        return scene.debug.covers(AccessLogRequest.isHttp(entry), start, end)
                || clock.mayBe(end == Event.NO_TIME ? start : end, scene.debug.last());
    }

    private static boolean fits(ExchangeTracker exchange, AccessLogEntry entry) {
        return entry.connectionId() == null || entry.connectionId() == exchange.connectionId;
    }

    private static List<String> keys(ExchangeTracker exchange) {
        return switch (exchange.kind) {
            case HTTP -> List.of(requestKey(exchange.method, exchange.path, exchange.status));
            case TCP -> {
                AttemptTracker last = exchange.last();
                yield sessionKeys(exchange.peer(), last == null ? null : last.address());
            }
            case ASYNC -> List.of();
        };
    }

    /** The best first. The status need not be among what other records say. */
    private static List<String> keys(AccessLogEntry entry) {
        if (!AccessLogRequest.isHttp(entry)) {
            return sessionKeys(entry.remoteAddress(), entry.upstreamHost());
        }
        return List.of(
                requestKey(entry.method(), entry.path(), entry.status()), requestKey(entry.method(), entry.path(), 0));
    }

    private static String requestKey(@Nullable String method, @Nullable String path, @Nullable Integer status) {
        return method + ' ' + path + ' ' + (status == null ? 0 : status);
    }

    private static List<String> sessionKeys(@Nullable String peer, @Nullable String host) {
        List<String> keys = new ArrayList<>(2);
        if (peer != null) {
            keys.add("from " + peer);
        }
        if (host != null) {
            keys.add("to " + host);
        }
        return keys;
    }
}
