package dev.envlog.correlator;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request that an access-log line is about. Envoy buffers access logs, so a line comes up to ten seconds after its
 * request ended: by its request id if it prints one, else by method, path and status of the request that began at its start. A connection's id,
 * which only custom formats print, excludes the requests of all other connections.
 */
final class AccessLogJoiner {

    /** Position of the digit of a request id that Envoy rewrites to tell how the request is traced. */
    private static final int TRACE_DIGIT = 14;
    /** Requests that are remembered without having been handed out are few; this bounds what a hostile log can add. */
    private static final int MOST = 50_000;

    private static final int MOST_OF_ONE_ID = 32;

    private static final long START_SLACK_NANOS = 5_000_000;

    /** What an access-log line without id tells of a request, as a key, with what it was made of. */
    record RequestLine(
            String text,
            @Nullable String method,
            @Nullable String path,
            @Nullable Integer status) {

        static RequestLine of(ExchangeTracker exchange) {
            String text = line(exchange.method, exchange.path, exchange.status);
            return new RequestLine(text, exchange.method, exchange.path, exchange.status);
        }

        boolean isOf(ExchangeTracker exchange) {
            return Objects.equals(method, exchange.method)
                    && Objects.equals(path, exchange.path)
                    && Objects.equals(status, exchange.status);
        }
    }

    private final Scene scene;
    /** Several where an internal redirect or a retry of the client keeps the id. */
    private final Map<String, List<ExchangeTracker>> byRequestId = new LinkedHashMap<>();

    private final Map<String, ExchangeTracker> byRequestLine = new HashMap<>();

    /** Access-log lines so far, and how many of them were joined to a request. Before the first one nothing is remembered. */
    long lines;

    long joined;

    /** Lines that are all that is known of a request. */
    long alone;

    /** Access-log lines of failures that fit no request, and what the first of them says; empty if there is none. */
    long failures;

    String firstFailure = "";

    AccessLogJoiner(Scene scene) {
        this.scene = scene;
    }

    /** The request's id is known. */
    void named(ExchangeTracker exchange) {
        String id = exchange.requestId;
        if (lines == 0 || id == null || exchange.kind != ExchangeKind.HTTP) {
            return;
        }
        List<ExchangeTracker> same = byRequestId.computeIfAbsent(masked(id), key -> new ArrayList<>(1));
        if (!same.contains(exchange) && same.size() < MOST_OF_ONE_ID) {
            same.add(exchange);
        }
        if (byRequestId.size() > MOST) {
            byRequestId.remove(byRequestId.keySet().iterator().next());
        }
    }

    /** The request is over and may be told of by a line without its id. */
    void ended(ExchangeTracker exchange) {
        if (lines > 0 && exchange.kind == ExchangeKind.HTTP) {
            RequestLine line = RequestLine.of(exchange);
            exchange.requestLine = line;
            byRequestLine.put(line.text, exchange);
            byRequestLine.put(onConnection(exchange.connectionId, line.text), exchange);
            if (byRequestLine.size() > MOST) {
                byRequestLine.clear();
            }
        }
    }

    void forget(ExchangeTracker exchange) {
        String id = exchange.requestId;
        if (lines > 0 && id != null) {
            String masked = masked(id);
            List<ExchangeTracker> same = byRequestId.get(masked);
            if (same != null && same.remove(exchange) && same.isEmpty()) {
                byRequestId.remove(masked);
            }
        }
        RequestLine line = exchange.requestLine;
        if (line != null) {
            String text = line.isOf(exchange) ? line.text : RequestLine.of(exchange).text;
            byRequestLine.remove(text, exchange);
            byRequestLine.remove(onConnection(exchange.connectionId, text), exchange);
        }
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
        String id = entry.requestId();
        ExchangeTracker named = id == null ? null : byId(byRequestId.getOrDefault(masked(id), List.of()), entry);
        ExchangeTracker exchange = named != null ? named : byLine(entry);
        if (exchange == null) {
            unknown(entry, rec);
            return;
        }
        joined++;
        exchange.accessFlags = entry.flags();
        exchange.route = entry.route();
        exchange.serverName = entry.serverName();
        Integer status = entry.status();
        // 0 stands for "no response".
        exchange.status = exchange.status == null && status != null && status > 0 ? status : exchange.status;
        exchange.details = exchange.details == null ? entry.details() : exchange.details;
        exchange.cluster = exchange.cluster == null ? entry.cluster() : exchange.cluster;
        AttemptTracker last = exchange.last();
        if (last != null && last.outcome != AttemptOutcome.RESPONSE && last.transportFailure == null) {
            last.transportFailure = entry.transportFailure();
        }
        scene.own(rec, exchange, OwnerRule.ACCESS_LOG, named != null ? Confidence.CERTAIN : Confidence.INFERRED);
    }

    /**
     * A line that fits no request. While the process says nothing of connections and streams, debug logging is off, and the line is all
     * that will ever be known of its request; later it may be of one that is missing here.
     */
    private void unknown(AccessLogEntry entry, Rec rec) {
        if (!scene.isTraced(entry.start())) {
            ExchangeTracker told = AccessLogRequest.of(entry, rec, scene.options.steps());
            if (told != null) {
                alone++;
                scene.own(rec, told, OwnerRule.ACCESS_LOG, Confidence.CERTAIN);
                scene.output.told(told);
                return;
            }
        }
        scene.none(rec);
        Integer status = entry.status();
        if (entry.flags().isEmpty() && (status == null || status < 500)) {
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

    /** Of several with one id the one whose line is not yet known and which asked for that path. */
    private static @Nullable ExchangeTracker byId(List<ExchangeTracker> same, AccessLogEntry entry) {
        ExchangeTracker found = null;
        for (ExchangeTracker exchange : same) {
            boolean path = Objects.equals(exchange.path, entry.path());
            if (exchange.accessFlags == null && fits(exchange, entry) && (path || found == null)) {
                found = exchange;
                if (path) {
                    return found;
                }
            }
        }
        return found;
    }

    private @Nullable ExchangeTracker byLine(AccessLogEntry entry) {
        String line = line(entry.method(), entry.path(), entry.status());
        Long connection = entry.connectionId();
        ExchangeTracker like = byRequestLine.get(connection == null ? line : onConnection(connection, line));
        if (like == null || like.accessFlags != null) {
            return null;
        }
        boolean timed = entry.start() != Event.NO_TIME && like.start != Event.NO_TIME;
        if (!timed && connection != null) {
            return like;
        }
        return timed && Math.abs(entry.start() - like.start) <= START_SLACK_NANOS ? like : null;
    }

    private static boolean fits(ExchangeTracker exchange, AccessLogEntry entry) {
        return entry.connectionId() == null || entry.connectionId() == exchange.connectionId;
    }

    private static String onConnection(long connection, String line) {
        return connection + " " + line;
    }

    private static String masked(String id) {
        return id.length() == 36 ? id.substring(0, TRACE_DIGIT) + 'x' + id.substring(TRACE_DIGIT + 1) : id;
    }

    private static String line(@Nullable String method, @Nullable String path, @Nullable Integer status) {
        return method + ' ' + path + ' ' + (status == null ? 0 : status);
    }
}
