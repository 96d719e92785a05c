package dev.envlog.access;

import dev.envlog.log.Event;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads access-log lines in JSON with the keys of Istio and Envoy Gateway. Only top-level members count. */
final class AccessLogJson {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}([.][0-9]{1,9})?");

    private static final Pattern CONNECTION = Pattern.compile("[0-9]{1,18}");

    private AccessLogJson() {}

    static @Nullable AccessLogEntry read(String line) {
        Map<String, String> members = members(line);
        if (members == null) {
            return null;
        }
        return entry(members::get, Event.NO_TIME);
    }

    /** The entry made of values by their keys; {@code start} if none of these is a time. */
    static AccessLogEntry entry(UnaryOperator<@Nullable String> members, long start) {
        Integer millis = AccessLogLine.number(members.apply("duration"));
        long time = time(members.apply("start_time"));
        return new AccessLogEntry(
                time == Event.NO_TIME ? start : time,
                AccessLogLine.value(members.apply("method")),
                AccessLogLine.value(first(members, "path", "x-envoy-origin-path", ":path")),
                AccessLogLine.number(members.apply("response_code")),
                AccessLogLine.flags(members.apply("response_flags")),
                AccessLogLine.value(members.apply("response_code_details")),
                AccessLogLine.number(members.apply("grpc_status")),
                AccessLogLine.value(members.apply("upstream_transport_failure_reason")),
                AccessLogLine.value(first(members, "request_id", "x-request-id")),
                AccessLogLine.value(first(members, "authority", ":authority")),
                AccessLogLine.value(members.apply("upstream_host")),
                AccessLogLine.value(members.apply("upstream_cluster")),
                AccessLogLine.value(members.apply("route_name")),
                connection(members.apply("connection_id")),
                AccessLogLine.value(members.apply("downstream_local_address")),
                AccessLogLine.value(members.apply("requested_server_name")),
                millis == null ? null : Long.valueOf(millis));
    }

    private static @Nullable Long connection(@Nullable String text) {
        return text != null && CONNECTION.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    private static @Nullable String first(UnaryOperator<@Nullable String> members, String... keys) {
        for (String key : keys) {
            String value = members.apply(key);
            if (AccessLogLine.value(value) != null) {
                return value;
            }
        }
        return null;
    }

    private static long time(@Nullable String text) {
        if (text == null) {
            return Event.NO_TIME;
        }
        if (SECONDS.matcher(text).matches()) {
            return new BigDecimal(text).movePointRight(9).longValue();
        }
        try {
            Instant instant = Instant.parse(text);
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        } catch (DateTimeParseException e) {
            return Event.NO_TIME;
        }
    }

    /** Members of a flat object as text; null if it is malformed. Nested values are passed over. */
    private static @Nullable Map<String, String> members(String line) {
        Map<String, String> members = new HashMap<>();
        int p = 1;
        while (p < line.length()) {
            int key = line.indexOf('"', p);
            if (key < 0) {
                return members;
            }
            int keyEnd = end(line, key + 1);
            int colon = keyEnd < 0 ? -1 : line.indexOf(':', keyEnd);
            if (colon < 0) {
                return null;
            }
            p = colon + 1;
            while (p < line.length() && line.charAt(p) <= ' ') {
                p++;
            }
            int start = p;
            p = skip(line, p);
            if (p < 0) {
                return null;
            }
            members.put(line.substring(key + 1, keyEnd), unquote(line.substring(start, p)));
        }
        return members;
    }

    private static int skip(String line, int at) {
        if (at < line.length() && line.charAt(at) == '"') {
            int end = end(line, at + 1);
            return end < 0 ? -1 : end + 1;
        }
        int depth = 0;
        int p = at;
        while (p < line.length()) {
            char c = line.charAt(p);
            if (depth == 0 && (c == ',' || c == '}')) {
                return p;
            }
            if (c == '"') {
                int end = end(line, p + 1);
                if (end < 0) {
                    return -1;
                }
                p = end;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            p++;
        }
        return p;
    }

    private static int end(String line, int from) {
        for (int p = from; p < line.length(); p++) {
            char c = line.charAt(p);
            if (c == '"') {
                return p;
            }
            p += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    private static String unquote(String value) {
        String trimmed = value.strip();
        boolean quoted = trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
        return quoted
                ? trimmed.substring(1, trimmed.length() - 1)
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\")
                : trimmed;
    }
}
