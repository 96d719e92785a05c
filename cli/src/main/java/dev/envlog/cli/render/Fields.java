package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.timeline.StreamRef;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Fields of a record, present also when nothing is known. */
final class Fields {

    private final JsonGenerator out;

    Fields(JsonGenerator out) {
        this.out = out;
    }

    void text(String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }

    void number(String name, @Nullable Long value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeNumberProperty(name, value);
        }
    }

    /** A connection id: unsigned, as QUIC's are 64-bit hashes. */
    void id(String name, @Nullable Long value) {
        if (value == null || value >= 0) {
            number(name, value);
        } else {
            out.writeNumberProperty(name, new BigInteger(Long.toUnsignedString(value)));
        }
    }

    void number(String name, @Nullable Integer value) {
        number(name, value == null ? null : Long.valueOf(value));
    }

    void truth(String name, @Nullable Boolean value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeBooleanProperty(name, value);
        }
    }

    void time(String name, long time, int unit) {
        text(name, time == Event.NO_TIME ? null : TimeText.rfc3339(time, unit));
    }

    void texts(String name, List<String> values) {
        out.writeName(name).writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    /** {@code {"connection":…,"stream":…}}, or null. */
    void ref(String name, @Nullable StreamRef ref) {
        if (ref == null) {
            out.writeNullProperty(name);
            return;
        }
        out.writeName(name);
        ref(ref);
    }

    void ref(StreamRef ref) {
        out.writeStartObject();
        id("connection", ref.connection());
        text("stream", ref.stream());
        out.writeEndObject();
    }

    static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
