package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.ComponentKind;
import dev.envlog.catalog.FilterNames;
import dev.envlog.log.Event;
import java.util.Set;

/** The components that log while they work for a request or a connection, filters apart. All others serve the process. */
final class RequestComponents {

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
        return component.kind() == ComponentKind.HTTP_VM
                || (component.isHttpFilter()
                        && !isRouter(component)
                        && !FilterNames.UPSTREAM_CODEC.equals(component.name()));
    }

    private static boolean contains(Component component) {
        return switch (component.kind()) {
            case FILTER, HTTP_FILTER, HTTP_VM, WORKER -> true;
            case EXTENSION, CORE -> false;
        };
    }
}
