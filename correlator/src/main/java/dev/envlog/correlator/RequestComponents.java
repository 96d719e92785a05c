package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.log.Event;
import java.util.Set;

/** The components that log while they work for a request or a connection, filters apart. All others serve the process. */
final class RequestComponents {

    private static final Set<String> NAMES = Set.of(
            "http codec",
            "connection pool",
            "codec client",
            "async client",
            "grpc client",
            "admin",
            "wasm",
            "connection",
            "envoy.transport_sockets.tls");

    /** What the logger of the configuration says while a request or a connection is being set up. */
    private static final Set<String> SET_UP = Set.of(
            "config.missing_filter_config_provider",
            "config.provider_missing_filter_config",
            "config.tls_context_selected");

    /**
     * What a cluster says while a host is chosen for a request ({@code source/extensions/clusters/dynamic_forward_proxy/cluster.cc:
     * chooseHost}); all else that it says is about the hosts that it has.
     */
    private static final Set<String> CHOOSING = Set.of(
            "forward_proxy.cluster_host_not_found",
            "forward_proxy.cluster_host_unhealthy",
            "forward_proxy.cluster_host_empty");

    /** HTTP filters whose names do not say so. */
    private static final Set<String> OTHER_HTTP_FILTERS = Set.of("wasm", "mixer", "cilium.l7policy");

    private RequestComponents() {}

    /**
     * Whether the line was logged on behalf of a request or a connection. A filter that is being configured logs as
     * {@code config}, on the main thread, perhaps between two lines of a call to the control plane.
     */
    static boolean speaks(Component component, Event event) {
        String name = event.eventName();
        return (name != null && CHOOSING.contains(name))
                || (contains(component)
                        && (!"config".equals(event.logger()) || (name != null && SET_UP.contains(name))));
    }

    static boolean isRouter(Component component) {
        return FilterNames.ROUTER.equals(component.name());
    }

    /**
     * Whether it is one of the filters between connection manager and router, which no side call has: the async client's streams
     * go straight to the router ({@code source/common/http/async_client_impl.cc}).
     */
    static boolean isHttpFilter(Component component) {
        String name = component.name();
        return OTHER_HTTP_FILTERS.contains(name)
                || (name.startsWith(FilterNames.HTTP)
                        && !FilterNames.ROUTER.equals(name)
                        && !FilterNames.UPSTREAM_CODEC.equals(name));
    }

    private static boolean contains(Component component) {
        return component.filter() || NAMES.contains(component.name());
    }
}
