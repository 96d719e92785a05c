package dev.envlog.config.join;

import dev.envlog.config.Address;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What routes are chosen by, as the log shows it. */
final class Request {

    final @Nullable String method;
    final @Nullable String authority;
    final @Nullable String path;
    private final @Nullable Event headers;

    Request(Exchange exchange) {
        method = exchange.request().method();
        authority = exchange.request().authority();
        path = exchange.request().path();
        headers = headers(exchange);
    }

    private static @Nullable Event headers(Exchange exchange) {
        for (Step step : exchange.steps()) {
            Event event = step.event();
            // Up to 1.7 its headers are records of their own, and nothing is made of those here.
            if (event.event() == EventKind.HTTP_REQUEST_HEADERS
                    && !event.headers().isEmpty()) {
                return event;
            }
        }
        return null;
    }

    /** Whether its headers were logged, so that one that is not among them was not sent. */
    boolean hasHeaders() {
        return headers != null;
    }

    /** The value of a header, null if it is not there. */
    @Nullable
    String header(String name) {
        return headers == null ? null : headers.header(name);
    }

    /** The host as domains are compared with it. */
    @Nullable
    String host(boolean withoutPort) {
        if (authority == null) {
            return null;
        }
        String host = authority.toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return withoutPort && colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /** The port that the authority names, null if it names none. */
    @Nullable
    Integer port() {
        return authority == null || authority.endsWith("]") ? null : Ip.port(authority);
    }

    /** Whether it is for the admin interface at that address, which it names by a local address of its own. */
    boolean isFor(@Nullable Address admin) {
        String host = host(true);
        return admin != null
                && authority != null
                && host != null
                && (host.equals(admin.host()) || host.equals("localhost") || host.startsWith("127."))
                && Objects.equals(Ip.port(authority), admin.port());
    }

    /** The path without query and fragment. */
    @Nullable
    String barePath() {
        if (path == null) {
            return null;
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                return path.substring(0, i);
            }
        }
        return path;
    }

    /** The value of a query parameter as it is in the path, null if it is not there. */
    @Nullable
    String parameter(String name) {
        int query = path == null ? -1 : path.indexOf('?');
        if (path == null || query < 0) {
            return null;
        }
        for (String pair : path.substring(query + 1).split("[&;]")) {
            int equals = pair.indexOf('=');
            if ((equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return equals < 0 ? "" : pair.substring(equals + 1);
            }
        }
        return null;
    }
}
