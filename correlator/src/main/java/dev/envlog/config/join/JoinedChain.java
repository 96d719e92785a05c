package dev.envlog.config.join;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter chain that served a client's connection. Where the log leaves several, only what they have in common is told.
 *
 * @param candidates the filter chains that can have served it: one if the log tells
 * @param why what the choice of the chain rests on, in words
 * @param listenerFilters of the listener, in order
 * @param networkFilters of the chain, in order
 */
public record JoinedChain(
        List<ChainRef> candidates, List<String> why, List<FilterUse> listenerFilters, List<FilterUse> networkFilters) {

    static final JoinedChain NONE = new JoinedChain(List.of(), List.of(), List.of(), List.of());

    /** The chain that served it, null if the log leaves several or none. */
    public @Nullable ChainRef only() {
        return candidates.size() == 1 ? candidates.get(0) : null;
    }
}
