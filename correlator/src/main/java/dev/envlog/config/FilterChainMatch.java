package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connections a filter chain is for; what is null or empty does not matter. Envoy compares in the order of these
 * parts and takes the most specific of each before it looks at the next (filter_chain_manager_impl.cc).
 *
 * @param destinationPort original destination port
 * @param prefixRanges of the original destination address
 * @param serverNames SNI: {@code a.example.com}, or {@code *.example.com} for what ends so
 * @param transportProtocol {@code tls} or {@code raw_buffer}, as told by a listener filter
 * @param applicationProtocols ALPN or what the HTTP inspector found
 * @param directSourcePrefixRanges of the peer
 * @param sourceType {@code SAME_IP_OR_LOOPBACK} or {@code EXTERNAL}
 * @param sourcePrefixRanges of the client, who is not the peer if the PROXY protocol names another
 * @param sourcePorts of the client
 */
public record FilterChainMatch(
        @Nullable Integer destinationPort,
        List<CidrRange> prefixRanges,
        List<String> serverNames,
        @Nullable String transportProtocol,
        List<String> applicationProtocols,
        List<CidrRange> directSourcePrefixRanges,
        @Nullable String sourceType,
        List<CidrRange> sourcePrefixRanges,
        List<Integer> sourcePorts) {

    /** Matches every connection. */
    public static final FilterChainMatch ALL =
            new FilterChainMatch(null, List.of(), List.of(), null, List.of(), List.of(), null, List.of(), List.of());

    /** Whether it is for what a listener filter found to be no TLS ({@code raw_buffer}). */
    public boolean isForPlainText() {
        return "raw_buffer".equals(transportProtocol);
    }
}
