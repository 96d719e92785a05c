package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listener does with connections that match.
 *
 * @param name empty if not set; not unique
 * @param match the connections it is for
 * @param filters network filters in order
 * @param transportSocket canonical name, such as {@code envoy.transport_sockets.tls}; null for plain text
 */
public record FilterChain(
        String name,
        FilterChainMatch match,
        List<NetworkFilter> filters,
        @Nullable String transportSocket) {

    /** What to call it. */
    public String title() {
        return name.isEmpty() ? Listener.NAMELESS : name;
    }

    /** Its connection manager, null if it serves no HTTP. */
    public @Nullable HttpConnectionManager http() {
        for (NetworkFilter filter : filters) {
            if (filter instanceof HttpConnectionManager manager) {
                return manager;
            }
        }
        return null;
    }

    /** Its TCP proxy, null if it has none. */
    public @Nullable TcpProxy tcp() {
        for (NetworkFilter filter : filters) {
            if (filter instanceof TcpProxy proxy) {
                return proxy;
            }
        }
        return null;
    }
}
