package dev.envlog.timeline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a connection or one of its streams as the log prints them.
 *
 * @param connection id of the connection {@code [C…]}, null if none is known
 * @param stream id of the stream {@code [S…]}, an unsigned 64-bit number in decimal; null for the connection itself
 */
public record StreamRef(@Nullable Long connection, @Nullable String stream) {

    /** Written out, as is {@link #hashCode}: what a record has by itself is built when first called, which a start waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamRef ref
                && Objects.equals(connection, ref.connection)
                && Objects.equals(stream, ref.stream);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(connection) + Objects.hashCode(stream);
    }
}
