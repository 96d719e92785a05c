package dev.envlog.cli.render;

import dev.envlog.catalog.FilterNames;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Short spellings of ids, clusters and counts. */
public final class Names {

    /** Stands where there is nothing. */
    static final String NONE = "–";

    private static final int HEAD = 5;
    private static final int TAIL = 3;

    private Names() {}

    /** {@code C12990}, {@code –} for none. */
    static String connection(@Nullable Long id) {
        return id == null ? NONE : "C" + Long.toUnsignedString(id);
    }

    /** {@code S1119…902}: enough to tell streams apart and to find the line. */
    static String stream(@Nullable String id) {
        if (id == null) {
            return NONE;
        }
        return id.length() <= HEAD + TAIL + 1
                ? "S" + id
                : "S" + id.substring(0, HEAD - 1) + "…" + id.substring(id.length() - TAIL);
    }

    /** The name of a filter without what all of its kind begin with. */
    public static String filter(String name) {
        for (String prefix : List.of(FilterNames.HTTP, FilterNames.NETWORK, FilterNames.LISTENER)) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }

    /**
     * What {@code envlog show} takes for this one. The id of a stream is random, so that only copies of a log share it; a session has
     * none, and connections of other processes and pods have its number too.
     *
     * @param number of it in the list of all
     */
    public static String reference(long number, Exchange exchange) {
        return exchange.ref().stream() == null && number > 0 ? "@" + number : handle(exchange);
    }

    /** What it is called: the stream if it has one, else its connection. */
    public static String handle(Exchange exchange) {
        StreamRef ref = exchange.ref();
        return ref.stream() == null ? connection(ref.connection()) : "S" + ref.stream();
    }

    /** {@code GET host/path}, or what takes its place for sessions. */
    public static String request(Exchange exchange) {
        return switch (exchange.kind()) {
            case TCP -> "tcp session " + connection(exchange.ref().connection());
            case HTTP, ASYNC -> {
                String authority = Objects.requireNonNullElse(exchange.request().authority(), "");
                String path = path(exchange);
                // A CONNECT has no path.
                yield method(exchange) + " " + (path.equals(authority) ? path : authority + path);
            }
        };
    }

    /** The method, {@code ?} if the log does not show it. */
    static String method(Exchange exchange) {
        return Objects.requireNonNullElse(exchange.request().method(), "?");
    }

    /** The path; for a CONNECT, which has none, whom to connect to; {@code ?} if the log does not show it. */
    static String path(Exchange exchange) {
        String path = Objects.requireNonNullElse(exchange.request().path(), "");
        String authority = exchange.request().authority();
        return !path.isEmpty() ? path : authority != null && method(exchange).equals("CONNECT") ? authority : "?";
    }

    /**
     * The upstream connections in order, {@code *} for one taken from the pool; the host of one that is not known. Empty if nothing was
     * tried.
     */
    static String attempts(List<UpstreamAttempt> attempts) {
        StringBuilder out = new StringBuilder();
        for (UpstreamAttempt attempt : attempts) {
            boolean hostOnly = attempt.connection() == null && attempt.host() != null;
            out.append(out.isEmpty() ? "" : "→").append(hostOnly ? attempt.host() : connection(attempt.connection()));
            if (Boolean.TRUE.equals(attempt.reused())) {
                out.append('*');
            }
        }
        return out.toString();
    }

    /**
     * Istio's {@code outbound|9080|v1|reviews.default.svc.cluster.local} as {@code out|9080 reviews v1}; other names unchanged.
     */
    static String cluster(@Nullable String cluster) {
        if (cluster == null) {
            return NONE;
        }
        String[] part = cluster.split("\\|", -1);
        if (part.length != 4) {
            return cluster;
        }
        String direction = part[0].equals("outbound") ? "out" : part[0].equals("inbound") ? "in" : part[0];
        int dot = part[3].indexOf('.');
        String service = dot > 0 && !Character.isDigit(part[3].charAt(0)) ? part[3].substring(0, dot) : part[3];
        return (direction + "|" + part[1] + " " + service + " " + part[2]).strip();
    }

    /** Lines of the access log of which no other record is. */
    public static String alone(long lines) {
        return count(lines) + (lines == 1 ? " that stands alone" : " that stand alone");
    }

    /** The service of a cluster in one word. */
    static String service(@Nullable String cluster) {
        String name = cluster(cluster);
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(space + 1);
    }

    /** {@code 48,211}. */
    public static String count(long n) {
        StringBuilder out = new StringBuilder(Long.toString(n));
        for (int i = out.length() - 3; i > (n < 0 ? 1 : 0); i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    /** {@code 1 request}, {@code 2 requests}. */
    public static String count(long n, String one) {
        return count(n) + " " + (n == 1 ? one : one.endsWith("s") ? one + "es" : one + "s");
    }

    /** {@code 99.8 %}; 100 and 0 only for all and none. */
    public static String percent(long part, long whole) {
        if (part == whole) {
            return "100 %";
        }
        if (part == 0) {
            return "0 %";
        }
        long tenths = Math.max(1, Math.min(999, 1000 * part / whole));
        return tenths / 10 + "." + tenths % 10 + " %";
    }

    /**
     * Whose log it is in: the pod, if one is named, and the file.
     *
     * @param several whether there are several logs, so that each is to be named
     */
    static String where(Origin origin, boolean several) {
        String pod = origin.pod();
        String named = pod == null || pod.equals(origin.file()) ? "" : "pod " + pod;
        return several ? (named + " in " + origin.file()).strip() : named;
    }
}
