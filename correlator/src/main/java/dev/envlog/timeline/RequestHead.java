package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/** What was asked for, each part null if the log does not tell. {@code protocol} is spelled as in Envoy's access log, {@code TCP} for sessions. */
public record RequestHead(
        @Nullable String requestId,
        @Nullable String method,
        @Nullable String authority,
        @Nullable String path,
        @Nullable String protocol) {}
