package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the proxy takes connections.
 *
 * @param name empty if not set, as listeners of the bootstrap may be
 * @param address what it is bound to, or, if {@code bindToPort} is false, the original destination it serves; null if not set
 * @param additionalAddresses further ones
 * @param trafficDirection {@code INBOUND} or {@code OUTBOUND}, null if not set
 * @param bindToPort false if it gets its connections from a listener with {@code use_original_dst}
 * @param useOriginalDst true if it hands connections to the listener of their original destination, if there is one
 * @param listenerFilters in order
 * @param filterChains in order, which does not matter for the choice of one
 * @param defaultFilterChain for connections that no other chain matches, null if there is none
 * @param matcher true if {@code filter_chain_matcher} chooses the chain in place of the chains' own matches
 */
public record Listener(
        String name,
        State state,
        @Nullable Address address,
        List<Address> additionalAddresses,
        @Nullable String trafficDirection,
        boolean bindToPort,
        boolean useOriginalDst,
        List<ListenerFilter> listenerFilters,
        List<FilterChain> filterChains,
        @Nullable FilterChain defaultFilterChain,
        boolean matcher) {

    static final String NAMELESS = "(no name)";

    /** What to call it: its address if it has no name. */
    public String title() {
        return !name.isEmpty() ? name : address == null ? NAMELESS : address.toString();
    }
}
