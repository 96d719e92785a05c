package dev.envlog.catalog;

/**
 * Canonical names of filters that more is known of than who wrote a line, and how those of a kind begin ({@code
 * source/extensions/extensions_metadata.yaml}). All others stand in tables only.
 */
public final class FilterNames {

    public static final String HTTP = "envoy.filters.http.";
    public static final String NETWORK = "envoy.filters.network.";
    public static final String LISTENER = "envoy.filters.listener.";

    public static final String ROUTER = HTTP + "router";
    /** Runs behind the router, for the upstream. */
    public static final String UPSTREAM_CODEC = HTTP + "upstream_codec";

    public static final String CONNECTION_MANAGER = NETWORK + "http_connection_manager";
    public static final String TCP_PROXY = NETWORK + "tcp_proxy";
    public static final String TLS_INSPECTOR = LISTENER + "tls_inspector";
    public static final String ORIGINAL_DST = LISTENER + "original_dst";

    private FilterNames() {}
}
