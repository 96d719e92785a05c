package dev.envlog.correlator;

import dev.envlog.log.Attributes;
import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/** What a request asks for, as a filter prints it: for logs that lack the request's own headers. */
record Asked(
        @Nullable String method,
        @Nullable String authority,
        @Nullable String path,
        @Nullable String requestId,
        @Nullable String peer) {

    /** Stands before the first header where RBAC prints more before it. */
    private static final String FIRST = "headers: '";

    private static final String BETWEEN = "', '";

    /** Gloo's filter prints what it gets, which is the request's headers or those of its answer ({@code transformation_filter.cc}). */
    private static final String TRANSFORMED = "filter.transformation_headers_before";

    /** By the RBAC filter ({@code rbac_filter.cc}). */
    static Asked by(Event event) {
        String attributes = event.field("attributes");
        int first = attributes == null ? -1 : attributes.indexOf(FIRST);
        String header = attributes == null || first < 0 ? null : attributes.substring(first + FIRST.length() - 1);
        return by(event, header, peer(attributes));
    }

    /** Whether a filter prints the request's headers in a statement that only the catalogue knows: the exchange then has them. */
    static boolean isShown(Event event, ExchangeTracker exchange) {
        if (!TRANSFORMED.equals(event.eventName())) {
            return false;
        }
        Asked asked = by(event, event.field("header"), null);
        if (asked.method != null) {
            asked.tell(exchange);
        }
        return asked.method != null;
    }

    /** @param first the first header, which is on the message's line */
    private static Asked by(Event event, @Nullable String first, @Nullable String peer) {
        return new Asked(
                header(event, first, ":method"),
                header(event, first, ":authority"),
                header(event, first, ":path"),
                header(event, first, "x-request-id"),
                peer);
    }

    /** Up to 1.14 there is one address of the client, later the one that counts among others. */
    private static @Nullable String peer(@Nullable String attributes) {
        if (attributes == null) {
            return null;
        }
        String remote = Attributes.value(attributes, "remoteIP");
        return remote == null ? Attributes.value(attributes, "remoteAddress") : remote;
    }

    private static @Nullable String header(Event event, @Nullable String first, String name) {
        String begin = "'" + name + BETWEEN;
        if (first == null || !first.startsWith(begin)) {
            return event.header(name);
        }
        String value = first.substring(begin.length());
        return value.endsWith("'") ? value.substring(0, value.length() - 1) : value;
    }

    /** Fills in what is not known of the exchange. */
    void tell(ExchangeTracker exchange) {
        exchange.method = exchange.method == null ? method : exchange.method;
        exchange.authority = exchange.authority == null ? authority : exchange.authority;
        exchange.path = exchange.path == null ? path : exchange.path;
        exchange.requestId = exchange.requestId == null ? requestId : exchange.requestId;
        exchange.peer = exchange.peer == null ? peer : exchange.peer;
    }
}
