package dev.envlog.correlator;

import dev.envlog.catalog.Component;
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

    private RequestComponents() {}

    /**
     * Whether the line was logged on behalf of a request or a connection. A filter that is being configured logs as
     * {@code config}, on the main thread, perhaps between two lines of a call to the control plane.
     */
    static boolean speaks(Component component, Event event) {
        return contains(component) && (!"config".equals(event.logger()) || SET_UP.contains(event.eventName()));
    }

    private static boolean contains(Component component) {
        return component.filter() || NAMES.contains(component.name());
    }
}
