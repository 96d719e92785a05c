package dev.envlog.correlator;

import dev.envlog.catalog.Component;
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

    private RequestComponents() {}

    static boolean contains(Component component) {
        return component.filter() || NAMES.contains(component.name());
    }
}
