package dev.envlog.cli.export;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Header;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
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
        List<Header> asked = new ArrayList<>();
        List<Header> routed = new ArrayList<>();
        List<Header> answered = new ArrayList<>();
        for (Step step : exchange.steps()) {
            Event event = step.event();
            if (step.owner() == null || !step.owner().ref().equals(exchange.ref())) {
                continue;
            }
            if (REQUEST.contains(event.event())) {
                // As it came from the client, before filters changed it; a side call comes from none.
                if (request == null) {
                    request = event;
                    asked.addAll(event.headers());
                } else {
                    routed.addAll(event.headers());
                }
            } else if (RESPONSE.contains(event.event())) {
                response = event;
                answered.clear();
                answered.addAll(event.headers());
            } else if (event.event() == EventKind.HTTP_HEADER) {
                // Up to 1.7 each is a record of its own.
                (response == null ? asked : answered).addAll(event.headers());
            } else if (event.event() == EventKind.ROUTER_HEADER) {
                routed.addAll(event.headers());
            }
        }
        List<Header> headers = asked.isEmpty() ? routed : asked;
        String path = headers.isEmpty() ? exchange.request().path() : header(headers, ":path");
        String method = first(header(headers, ":method"), exchange.request().method());
        String scheme = first(
                header(headers, ":scheme"),
                header(headers, "x-forwarded-proto"),
                header(routed, ":scheme"),
                header(routed, "x-forwarded-proto"));
        if (path == null && !"CONNECT".equals(method)) {
            return null;
        }
        return new Message(
                Objects.requireNonNullElse(method, "GET"),
                "https".equals(scheme) ? "https" : "http",
                first(header(headers, ":authority"), exchange.request().authority()),
                path == null || path.isEmpty() ? "/" : path,
                headers.isEmpty() ? null : plain(headers),
                request == null ? null : body(request, headers),
                plain(answered));
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

    private static List<Header> plain(List<Header> headers) {
        return headers.stream().filter(header -> !header.name().startsWith(":")).toList();
    }

    private static @Nullable Boolean body(Event request, List<Header> headers) {
        String ended = request.field("end_stream");
        if (ended != null) {
            return ended.equals("false");
        }
        String length = header(headers, "content-length");
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
