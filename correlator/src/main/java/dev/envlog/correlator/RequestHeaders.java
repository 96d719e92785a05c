package dev.envlog.correlator;

import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/** What a request's headers tell of it. */
final class RequestHeaders {

    private RequestHeaders() {}

    /** Those with which it arrives. */
    static void head(Event event, ExchangeTracker exchange) {
        exchange.method = event.header(":method");
        exchange.authority = event.header(":authority");
        exchange.path = event.header(":path");
        exchange.requestId = event.header("x-request-id");
        exchange.grpc = isGrpc(event.header("content-type"));
        speaks(event, exchange);
        exchange.requestEnded |= event.isTrue("end_stream");
    }

    /**
     * The protocol as far as the request's own headers tell: HTTP/2 and 3 have a {@code :scheme}, which the HTTP/1 codec adds only where
     * the client asks for a whole URL ({@code http1/codec_impl.cc}); gRPC needs HTTP/2.
     */
    private static void speaks(Event event, ExchangeTracker exchange) {
        if (exchange.method == null || exchange.method.equals("CONNECT")) {
            return;
        }
        if (event.header(":scheme") == null) {
            exchange.spoken = "HTTP/1.1";
        } else {
            exchange.spoken = exchange.grpc ? "HTTP/2" : null;
        }
        if (exchange.connection != null && exchange.connection.spoken == null) {
            exchange.connection.spoken = exchange.spoken;
        }
    }

    /** Some of those with which it arrives: that one is not among them tells nothing. */
    static void some(Event event, ExchangeTracker exchange) {
        routed(event, exchange);
        exchange.grpc |= isGrpc(event.header("content-type"));
    }

    /** They are not its own. */
    static void forget(ExchangeTracker exchange) {
        exchange.method = null;
        exchange.authority = null;
        exchange.path = null;
        exchange.requestId = null;
        exchange.grpc = false;
    }

    private static boolean isGrpc(@Nullable String type) {
        return type != null && type.startsWith("application/grpc") && !type.startsWith("application/grpc-web");
    }

    /** The headers as they go upstream: the connection manager may have made the request id. */
    static void routed(Event event, ExchangeTracker exchange) {
        exchange.requestId = orHeader(exchange.requestId, event, "x-request-id");
        exchange.method = orHeader(exchange.method, event, ":method");
        exchange.authority = orHeader(exchange.authority, event, ":authority");
        exchange.path = orHeader(exchange.path, event, ":path");
    }

    /** What is known, else what the header says: it is looked for only then. */
    private static @Nullable String orHeader(@Nullable String known, Event event, String name) {
        return known != null ? known : event.header(name);
    }
}
