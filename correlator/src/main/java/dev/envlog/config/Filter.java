package dev.envlog.config;

import org.jspecify.annotations.Nullable;

/**
 * A listener, network or HTTP filter in its place in a chain.
 *
 * @param name of this instance, as chosen by whoever wrote the configuration: {@code istio.stats}
 * @param component canonical name of what it is: {@code envoy.filters.http.wasm}; the instance name if neither its type nor
 *     its name is known
 * @param typeUrl of its configuration without {@code type.googleapis.com/}, that of the inner one for a {@code TypedStruct};
 *     null if it has none
 * @param plugin what a filter that runs others runs: the root id of a Wasm plugin, or the module it is in; else null
 * @param disabled true if it is off unless a route turns it on
 */
public record Filter(
        String name,
        String component,
        @Nullable String typeUrl,
        @Nullable String plugin,
        boolean disabled) {}
