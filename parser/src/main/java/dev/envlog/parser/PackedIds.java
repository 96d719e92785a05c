package dev.envlog.parser;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import org.jspecify.annotations.Nullable;

/** The ids that a record prints; 0 where it prints none. */
record PackedIds(boolean hasConnection, long connection, boolean hasStream, long stream) {

    static final PackedIds NONE = new PackedIds(false, 0, false, 0);

    static PackedIds of(RecordView view) {
        return new PackedIds(
                view.hasConnection,
                view.hasConnection ? view.connection : 0,
                view.hasStream,
                view.hasStream ? view.stream : 0);
    }

    @Nullable
    String connectionText() {
        return hasConnection ? Long.toUnsignedString(connection) : null;
    }

    @Nullable
    String streamText() {
        return hasStream ? Long.toUnsignedString(stream) : null;
    }

    void writeTo(PackWriter out) {
        out.octet((hasConnection ? 1 : 0) + (hasStream ? 2 : 0));
        if (hasConnection) {
            out.number(connection);
        }
        if (hasStream) {
            out.eight(stream);
        }
    }

    static PackedIds read(PackReader in) {
        int has = in.octet();
        boolean connection = (has & 1) != 0;
        boolean stream = (has & 2) != 0;
        return new PackedIds(connection, connection ? in.number() : 0, stream, stream ? in.eight() : 0);
    }
}
