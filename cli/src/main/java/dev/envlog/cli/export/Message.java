package dev.envlog.cli.export;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Header;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of a request and its answer.
 *
 * @param method {@code GET} if the log does not tell
 * @param scheme {@code http} if the log does not tell
 * @param authority null if the log does not tell
 * @param path {@code /} if the request has none, as CONNECT
 * @param requestHeaders without pseudo-headers; null if the log holds none of them
 * @param body whether a body followed the headers; null if the log does not tell
 * @param responseHeaders likewise, empty if there was no answer
 */
record Message(
        String method,
        String scheme,
        @Nullable String authority,
        String path,
        @Nullable List<Header> requestHeaders,
        @Nullable Boolean body,
        List<Header> responseHeaders) {

    private static final Set<EventKind> REQUEST =
            Set.of(EventKind.HTTP_REQUEST_HEADERS, EventKind.ROUTER_DECODING_HEADERS);
    private static final Set<EventKind> RESPONSE =
            Set.of(EventKind.HTTP_RESPONSE_HEADERS, EventKind.HTTP_ASYNC_RESPONSE_HEADERS);

    /** Null if the log does not tell what was asked for: a session, or a request whose headers are not in it. */
    static @Nullable Message of(Exchange exchange) {
        Event request = null;
        Event response = null;
        String scheme = null;
        for (Step step : exchange.steps()) {
            Event event = step.event();
            if (step.owner() == null || !step.owner().ref().equals(exchange.ref())) {
                continue;
            }
            if (REQUEST.contains(event.event())) {
                // As it came from the client, before filters changed it; a side call comes from none.
                request = request == null ? event : request;
                scheme = first(scheme, event.header(":scheme"), event.header("x-forwarded-proto"));
            } else if (RESPONSE.contains(event.event())) {
                response = event;
            }
        }
        String path = request == null ? exchange.request().path() : request.header(":path");
        String method = first(
                request == null ? null : request.header(":method"),
                exchange.request().method());
        if (path == null && !"CONNECT".equals(method)) {
            return null;
        }
        return new Message(
                Objects.requireNonNullElse(method, "GET"),
                "https".equals(scheme) ? "https" : "http",
                first(
                        request == null ? null : request.header(":authority"),
                        exchange.request().authority()),
                path == null || path.isEmpty() ? "/" : path,
                request == null ? null : plain(request),
                request == null ? null : body(request),
                response == null ? List.of() : plain(response));
    }

    /** Value of the first header of that name, null if there is none. */
    static @Nullable String header(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    private static List<Header> plain(Event event) {
        return event.headers().stream()
                .filter(header -> !header.name().startsWith(":"))
                .toList();
    }

    private static @Nullable Boolean body(Event request) {
        String ended = request.field("end_stream");
        if (ended != null) {
            return ended.equals("false");
        }
        String length = request.header("content-length");
        return length == null ? null : !length.equals("0");
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
