package dev.envlog.access;

import dev.envlog.log.Decimal;
import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import dev.envlog.parser.json.JsonText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads access-log lines in JSON. Only top-level members count. */
final class AccessLogJson {

    /** With which marks of Markdown begin. */
    private static final String MARKS = "*`";

    /** Seconds since 1970; a format of one's own may print them behind a date. */
    private static final Pattern SECONDS = Pattern.compile("(?:[^ ]{1,64} )?([0-9]{9,10})(?:[.]([0-9]{1,9}))?");

    private static final Pattern MILLIS = Pattern.compile("[0-9]{12,13}");

    /** In UTC, as Envoy prints a start in a form of one's own. */
    private static final Pattern BLANK_BETWEEN =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9:]{8}(?:[.,][0-9]{1,9})?)Z?");

    /** Name of the field for why the connection to the upstream failed. */
    static final String REASON = "upstream_transport_failure_reason";

    /** Name of the field that holds the line of which the object was made. */
    private static final String LINE = "line";

    private AccessLogJson() {}

    /** @param written when the line was written, as what is around it says */
    static @Nullable AccessLogEntry read(String line, long written) {
        JsonText.Members members = JsonText.members(line);
        if (members == null) {
            return null;
        }
        Map<String, String> fields = AccessKeys.fields(members.values());
        AccessLogEntry original = AccessLogLine.whole(fields.get(LINE), written);
        if (original != null) {
            return original;
        }
        Integer millis = millis(fields.get("duration"));
        return entry(
                fields::get,
                AccessLogLine.begun(written, millis),
                !members.whole(),
                !AccessKeys.have(members.values(), REASON));
    }

    /** The entry made of values by the names of fields; {@code start} if none of these is a time. */
    static AccessLogEntry entry(UnaryOperator<@Nullable String> marked, long start, boolean cut, boolean reasonless) {
        UnaryOperator<@Nullable String> members = name -> unmarked(marked.apply(name));
        Integer millis = millis(members.apply("duration"));
        Integer service = millis(members.apply("upstream_service_time"));
        String began = AccessLogLine.value(members.apply("start_time"));
        long time = time(began);
        return new AccessLogEntry(
                time == Event.NO_TIME ? start : time,
                AccessLogLine.value(members.apply("method")),
                AccessLogLine.value(members.apply("path")),
                AccessLogLine.value(members.apply("protocol")),
                Decimal.small(members.apply("response_code")),
                AccessLogLine.flags(members.apply("response_flags")),
                AccessLogLine.value(members.apply("response_code_details")),
                GrpcCodes.code(firstOf(members.apply("grpc_status"), members.apply("grpc_status_number"))),
                AccessLogLine.value(members.apply(REASON)),
                AccessLogLine.value(requestId(members)),
                AccessLogLine.value(members.apply("authority")),
                AccessLogLine.value(members.apply("upstream_host")),
                AccessLogLine.value(members.apply("upstream_cluster")),
                AccessLogLine.value(members.apply("route_name")),
                Decimal.unsigned(members.apply("connection_id")),
                AccessLogLine.value(members.apply("downstream_remote_address")),
                AccessLogLine.value(members.apply("downstream_local_address")),
                AccessLogLine.value(members.apply("upstream_local_address")),
                AccessLogLine.value(members.apply("requested_server_name")),
                millis == null ? null : Long.valueOf(millis),
                service == null ? null : Long.valueOf(service),
                Decimal.unsigned(members.apply("bytes_received")),
                tries(members.apply("upstream_request_attempt_count")),
                AccessLogLine.isNone(members.apply("upstream_host")),
                cut,
                reasonless,
                began != null && time == Event.NO_TIME);
    }

    /** A value that somebody has made bold, or code, without the marks. */
    private static @Nullable String unmarked(@Nullable String text) {
        int mark = text == null || text.length() < 3 ? -1 : MARKS.indexOf(text.charAt(0));
        if (text == null || mark < 0) {
            return text;
        }
        String marks = mark == 0 ? "**" : "`";
        return text.length() > 2 * marks.length() && text.startsWith(marks) && text.endsWith(marks)
                ? text.substring(marks.length(), text.length() - marks.length())
                : text;
    }

    /** Envoy calls a stream as its request, whose id the format may lack; a session has an id of a stream as well. */
    private static @Nullable String requestId(UnaryOperator<@Nullable String> members) {
        String id = members.apply("request_id");
        return id == null && Decimal.small(members.apply("response_code")) != null ? members.apply("stream_id") : id;
    }

    /** None stands for a request that never came to a try. */
    private static @Nullable Integer tries(@Nullable String count) {
        Integer tries = Decimal.small(count);
        return tries == null || tries == 0 ? null : tries;
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** Some print fractions of a millisecond. */
    private static @Nullable Integer millis(@Nullable String duration) {
        int point = duration == null ? -1 : duration.indexOf('.');
        return duration != null && point > 0 && Decimal.small(duration.substring(point + 1)) != null
                ? Decimal.small(duration.substring(0, point))
                : Decimal.small(duration);
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
        if (MILLIS.matcher(text).matches()) {
            long millis = Long.parseLong(text);
            return EpochTime.nanos(millis / 1000, millis % 1000 * 1_000_000);
        }
        Matcher blank = BLANK_BETWEEN.matcher(text);
        try {
            Instant instant = Instant.parse(
                    blank.matches() ? blank.group(1) + 'T' + blank.group(2).replace(',', '.') + 'Z' : text);
            return EpochTime.nanos(instant.getEpochSecond(), instant.getNano());
        } catch (DateTimeParseException e) {
            return Event.NO_TIME;
        }
    }
}
