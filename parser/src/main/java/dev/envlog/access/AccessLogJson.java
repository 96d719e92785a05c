package dev.envlog.access;

import dev.envlog.log.Decimal;
import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import dev.envlog.parser.JsonText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads access-log lines in JSON with the keys of Istio and Envoy Gateway. Only top-level members count. */
final class AccessLogJson {

    private static final Pattern SECONDS = Pattern.compile("([0-9]{9,10})(?:[.]([0-9]{1,9}))?");

    private AccessLogJson() {}

    static @Nullable AccessLogEntry read(String line) {
        Map<String, String> members = JsonText.members(line);
        return members == null ? null : entry(members::get, Event.NO_TIME);
    }

    /** The entry made of values by their keys; {@code start} if none of these is a time. */
    static AccessLogEntry entry(UnaryOperator<@Nullable String> members, long start) {
        Integer millis = Decimal.small(members.apply("duration"));
        long time = time(members.apply("start_time"));
        return new AccessLogEntry(
                time == Event.NO_TIME ? start : time,
                AccessLogLine.value(members.apply("method")),
                AccessLogLine.value(first(members, "path", "x-envoy-origin-path", ":path")),
                AccessLogLine.value(members.apply("protocol")),
                Decimal.small(members.apply("response_code")),
                AccessLogLine.flags(members.apply("response_flags")),
                AccessLogLine.value(members.apply("response_code_details")),
                Decimal.small(members.apply("grpc_status")),
                AccessLogLine.value(members.apply("upstream_transport_failure_reason")),
                AccessLogLine.value(first(members, "request_id", "x-request-id")),
                AccessLogLine.value(first(members, "authority", ":authority")),
                AccessLogLine.value(members.apply("upstream_host")),
                AccessLogLine.value(members.apply("upstream_cluster")),
                AccessLogLine.value(members.apply("route_name")),
                Decimal.unsigned(members.apply("connection_id")),
                AccessLogLine.value(members.apply("downstream_remote_address")),
                AccessLogLine.value(members.apply("downstream_local_address")),
                AccessLogLine.value(members.apply("requested_server_name")),
                millis == null ? null : Long.valueOf(millis),
                AccessLogLine.isNone(members.apply("upstream_host")));
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
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            String fraction = seconds.group(2) == null ? "" : seconds.group(2);
            return EpochTime.nanos(
                    Long.parseLong(seconds.group(1)), Long.parseLong((fraction + "000000000").substring(0, 9)));
        }
        try {
            Instant instant = Instant.parse(text);
            return EpochTime.nanos(instant.getEpochSecond(), instant.getNano());
        } catch (DateTimeParseException e) {
            return Event.NO_TIME;
        }
    }
}
