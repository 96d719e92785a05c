package dev.envlog.correlator;

import dev.envlog.log.Attributes;
import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/** What a request asks for, as the RBAC filter prints it ({@code rbac_filter.cc}): for logs that begin after the request's own headers. */
record Asked(
        @Nullable String method,
        @Nullable String authority,
        @Nullable String path,
        @Nullable String requestId,
        @Nullable String peer) {

    /** Stands before the first header, which is on the message's line. */
    private static final String FIRST = "headers: '";

    private static final String BETWEEN = "', '";

    static Asked by(Event event) {
        return new Asked(
                header(event, ":method"),
                header(event, ":authority"),
                header(event, ":path"),
                header(event, "x-request-id"),
                peer(event.field("attributes")));
    }

    /** Up to 1.14 there is one address of the client, later the one that counts among others. */
    private static @Nullable String peer(@Nullable String attributes) {
        if (attributes == null) {
            return null;
        }
        String remote = Attributes.value(attributes, "remoteIP");
        return remote == null ? Attributes.value(attributes, "remoteAddress") : remote;
    }

    private static @Nullable String header(Event event, String name) {
        String attributes = event.field("attributes");
        int first = attributes == null ? -1 : attributes.indexOf(FIRST + name + BETWEEN);
        if (attributes == null || first < 0) {
            return event.header(name);
        }
        String value = attributes.substring(first + FIRST.length() + name.length() + BETWEEN.length());
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
