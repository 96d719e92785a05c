package dev.envlog.index;

import dev.envlog.log.Event;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.timeline.StreamRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers and ids of a request, of which any may be unknown; times are near those before. */
final class Numbers {

    private static final int CONNECTION = 1;
    /** The stream's id is a number of 64 bits as Envoy prints it, or some other text. */
    private static final int STREAM = 2;

    private static final int STREAM_TEXT = 4;

    private static final int UUID_LENGTH = 36;

    private static final int UNKNOWN = 0;
    /** Not a whole number of units follows. */
    private static final int NANOS = 1;
    /** From here on: a number of units, zigzag. */
    private static final int UNITS = 2;

    /** The time told last. */
    private long time;
    /** What the times are whole numbers of; 0 if that is not known. */
    private int unit;

    void unit(int nanos) {
        unit = nanos;
    }

    void time(long value, PackWriter out) {
        duration(value == Event.NO_TIME ? null : Long.valueOf(value - time), out);
        time = value == Event.NO_TIME ? time : value;
    }

    long time(PackReader in) {
        Long since = duration(in);
        if (since == null) {
            return Event.NO_TIME;
        }
        time += since;
        return time;
    }

    /** Nanoseconds that are likely to be whole units. */
    void duration(@Nullable Long nanos, PackWriter out) {
        if (nanos == null) {
            out.number(UNKNOWN);
        } else if (unit > 0 && nanos % unit == 0) {
            long units = nanos / unit;
            out.number(UNITS + ((units << 1) ^ (units >> 63)));
        } else {
            out.number(NANOS);
            out.signed(nanos);
        }
    }

    @Nullable
    Long duration(PackReader in) {
        long code = in.number();
        if (code == UNKNOWN) {
            return null;
        }
        if (code == NANOS) {
            return in.signed();
        }
        long zigzag = code - UNITS;
        return ((zigzag >>> 1) ^ -(zigzag & 1)) * unit;
    }

    static void optional(@Nullable Long value, PackWriter out) {
        out.number(value == null ? 0 : 1);
        if (value != null) {
            out.signed(value);
        }
    }

    static @Nullable Long optional(PackReader in) {
        return in.number() == 0 ? null : in.signed();
    }

    static void small(@Nullable Integer value, PackWriter out) {
        optional(value == null ? null : Long.valueOf(value), out);
    }

    static @Nullable Integer small(PackReader in) {
        Long value = optional(in);
        return value == null ? null : value.intValue();
    }

    static void truth(@Nullable Boolean value, PackWriter out) {
        out.number(value == null ? 0 : value ? 2 : 1);
    }

    static @Nullable Boolean truth(PackReader in) {
        long value = in.number();
        return value == 0 ? null : Boolean.valueOf(value == 2);
    }

    static void ref(StreamRef ref, PackWriter out) {
        Long connection = ref.connection();
        String stream = ref.stream();
        Long number = stream == null ? null : unsigned(stream);
        out.number(
                (connection == null ? 0 : CONNECTION) + (stream == null ? 0 : number == null ? STREAM_TEXT : STREAM));
        if (connection != null) {
            out.number(connection);
        }
        if (number != null) {
            out.eight(number);
        } else if (stream != null) {
            out.text(stream);
        }
    }

    static StreamRef ref(PackReader in) {
        long has = in.number();
        Long connection = (has & CONNECTION) != 0 ? in.number() : null;
        String stream =
                (has & STREAM) != 0 ? Long.toUnsignedString(in.eight()) : (has & STREAM_TEXT) != 0 ? in.text() : null;
        return new StreamRef(connection, stream);
    }

    /** A text that is likely to be a UUID, which is half as long as a number. */
    static void uuid(@Nullable String text, Texts texts, PackWriter out) {
        UUID uuid = text == null || text.length() != UUID_LENGTH ? null : uuid(text);
        out.number(uuid == null ? 0 : 1);
        if (uuid == null) {
            texts.write(text, out);
        } else {
            out.eight(uuid.getMostSignificantBits());
            out.eight(uuid.getLeastSignificantBits());
        }
    }

    static @Nullable String uuid(Texts texts, PackReader in) {
        return in.number() == 0 ? texts.read(in) : new UUID(in.eight(), in.eight()).toString();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Long unsigned(String text) {
        try {
            long value = Long.parseUnsignedLong(text);
            return Long.toUnsignedString(value).equals(text) ? Long.valueOf(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
