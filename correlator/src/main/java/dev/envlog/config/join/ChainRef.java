package dev.envlog.config.join;

import dev.envlog.config.FilterChain;
import dev.envlog.config.Listener;
import org.jspecify.annotations.Nullable;

/** A filter chain and the listener it belongs to. Two are the same if they are the same objects: chains may look alike. */
public record ChainRef(Listener listener, FilterChain chain) {

    /** Whether it is the one that the listener takes when no other matches. */
    @SuppressWarnings("ReferenceEquality")
    boolean isDefault() {
        return chain == listener.defaultFilterChain();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainRef ref && ref.listener == listener && ref.chain == chain;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(chain);
    }
}
