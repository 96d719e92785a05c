package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Names a connection or one of its streams as the log prints them.
 *
 * @param connection id of the connection {@code [C…]}, null if none is known
 * @param stream id of the stream {@code [S…]}, an unsigned 64-bit number in decimal; null for the connection itself
 */
public record StreamRef(@Nullable Long connection, @Nullable String stream) {}
