package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;

/** Lines of a stream that only the connection manager prints: the stream is a request of a client, also on connection 0. */
final class ConnectionManagerLines {

    private ConnectionManagerLines() {}

    /**
     * Whether the connection manager logs. Until 1.16 it held what the filter manager does since ({@code conn_manager_impl.cc}); releases
     * before 1.25, where nobody else runs filters, print a filter's address instead of its name.
     */
    static boolean are(Event event) {
        if (!"http".equals(event.logger())) {
            return false;
        }
        if (!isFilterManager(event.event())) {
            return true;
        }
        String source = event.source();
        if (source != null && source.contains("/conn_manager_impl.cc")) {
            return true;
        }
        return switch (event.event()) {
            case HTTP_DECODE_HEADERS, HTTP_DECODE_DATA, HTTP_ENCODE_HEADERS, HTTP_ENCODE_DATA -> {
                String filter = event.field("filter");
                yield filter != null && filter.startsWith("0x");
            }
            default -> false;
        };
    }

    /**
     * The filter manager logs as {@code http} too, but not only for the connection manager: since 1.25 the router of every
     * stream, the async client's too, runs one for the filters of the upstream side (source/common/router/upstream_request.cc).
     * A statement that is not known may be one of its.
     */
    private static boolean isFilterManager(EventKind kind) {
        return switch (kind) {
            case HTTP_DECODE_HEADERS,
                    HTTP_DECODE_DATA,
                    HTTP_DECODE_TRAILERS,
                    HTTP_ENCODE_HEADERS,
                    HTTP_ENCODE_DATA,
                    HTTP_ENCODE_TRAILERS,
                    HTTP_ENCODE_1XX_CALLED,
                    HTTP_ENCODE_PREFIX,
                    HTTP_FILTER_CONTINUE,
                    HTTP_FILTER_CANNOT_CONTINUE,
                    HTTP_FILTER_ABORT,
                    HTTP_BUFFER_LIMIT,
                    HTTP_HEADERS_THEN_BODY,
                    CATALOGUED,
                    OTHER -> true;
            default -> false;
        };
    }
}
