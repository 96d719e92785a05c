package dev.envlog.config.join;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import org.jspecify.annotations.Nullable;

/** What listener filters found out about a socket: what a filter chain is chosen by. */
final class SocketFacts {

    /** Original destination, {@code address:port}. */
    @Nullable
    String destination;

    /** SNI. */
    @Nullable
    String serverName;

    /** ALPN, or what the HTTP inspector found. */
    @Nullable
    String applicationProtocol;

    /** True if the beginning of a TLS handshake was logged. */
    boolean tls;

    /** Learns from a record that is about it. */
    void learn(Event event) {
        if (event.kind() == RecordKind.ACCESS) {
            learn(AccessLogLine.read(event));
            return;
        }
        switch (event.event()) {
            case FILTER_ORIGINAL_DST_SET -> destination = event.field("address");
            case FILTER_TLS_INSPECTOR_SNI -> {
                serverName = event.field("server_name");
                tls = true;
            }
            case FILTER_TLS_INSPECTOR_ALPN -> {
                applicationProtocol = event.field("alpn");
                tls = true;
            }
            case FILTER_HTTP_INSPECTOR_SET -> applicationProtocol = event.field("protocol");
            default -> {
                // Not about the socket.
            }
        }
    }

    private void learn(@Nullable AccessLogEntry entry) {
        if (entry != null && entry.localAddress() != null && Ip.port(entry.localAddress()) != null) {
            destination = entry.localAddress();
        }
        if (entry != null && entry.serverName() != null) {
            serverName = entry.serverName();
            tls = true;
        }
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        return destination == null && serverName == null && applicationProtocol == null && !tls;
    }
}
