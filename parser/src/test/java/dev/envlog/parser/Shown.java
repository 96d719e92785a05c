package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events as text, to compare with expected ones; {@code -} is a value that is not there. */
public final class Shown {

    private Shown() {}

    /** {@code kind time/unit level thread logger source connection stream | message}. */
    public static String envelope(Event event) {
        return String.join(
                        " ",
                        event.kind().printed(),
                        time(event),
                        value(event.level() == null ? null : event.level().printed()),
                        value(event.thread()),
                        value(event.logger()),
                        value(event.source()),
                        event.hasConnection() ? "C" + Long.toUnsignedString(event.connection()) : "-",
                        event.hasStream() ? "S" + Long.toUnsignedString(event.stream()) : "-",
                        "|")
                + " " + event.message();
    }

    /** Place, envelope, statement with its fields, and headers, on lines of their own. */
    public static String record(Event event) {
        StringBuilder out = new StringBuilder();
        out.append(event.line()).append('+').append(event.lines()).append(' ').append(envelope(event));
        out.append("\n    ").append(value(event.eventName()));
        for (int i = 0; i < event.fieldCount(); i++) {
            out.append(' ')
                    .append(event.fieldName(i))
                    .append("=<")
                    .append(event.fieldValue(i))
                    .append('>');
        }
        for (Header header : event.headers()) {
            out.append("\n    ").append(header.name()).append(": ").append(header.value());
        }
        return out.append('\n').toString();
    }

    private static String time(Event event) {
        return event.time() == Event.NO_TIME
                ? "-"
                : Instant.EPOCH.plus(event.time(), ChronoUnit.NANOS) + "/" + event.timeUnit();
    }

    private static String value(@Nullable String value) {
        return Objects.requireNonNullElse(value, "-");
    }
}
