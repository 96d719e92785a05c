package dev.envlog.diagnosis;

import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the cause of a failure by the table {@code causes.txt}; a failure that no row fits is {@code unknown}. */
public final class Diagnostician {

    private static final class Holder {
        static final Diagnostician SHARED = new Diagnostician();
    }

    /** How Envoy's TLS socket begins its failure reason (source/common/tls/ssl_socket.cc), as {@link #inside} gives it. */
    private static final String TLS_ERROR = "TLS error:";

    /** Rows by what they go by, those of each in the order of the table: a failure asks for several. */
    private final Map<String, List<List<String>>> causes = new HashMap<>();

    private Diagnostician() {
        for (List<String> row : CodeTable.load("causes.txt").rows()) {
            causes.computeIfAbsent(row.get(0), by -> new ArrayList<>()).add(row);
        }
    }

    /** The one instance; the table is read when first asked for. */
    public static Diagnostician shared() {
        return Holder.SHARED;
    }

    /**
     * Why an exchange failed.
     *
     * @param grpcStatus gRPC status of the answer, null if none
     * @param cluster the cluster chosen, null if none
     * @param closedHere true if this proxy closed the connection that the last try was on
     * @param waiting true if the whole request was there and a try made, so that it was the upstream's turn
     * @return null if it did not fail: a status below 500 that came from the upstream, or nothing known to be wrong
     */
    public @Nullable Cause cause(
            ExchangeKind kind,
            Response response,
            List<UpstreamAttempt> attempts,
            @Nullable Integer grpcStatus,
            @Nullable String cluster,
            boolean closedHere,
            boolean waiting) {
        for (String flag : response.flags()) {
            Cause known =
                    cluster == null ? null : find("cluster", flag + " " + cluster, response, attempts, grpcStatus);
            if (known == null && closedHere) {
                known = find("closed", flag, response, attempts, grpcStatus);
            }
            if (known == null && waiting) {
                known = find("waiting", flag, response, attempts, grpcStatus);
            }
            if (known != null) {
                return known;
            }
        }
        String details = response.details();
        if (details != null) {
            Cause byTls =
                    inside(details).contains(TLS_ERROR) ? find("tls", details, response, attempts, grpcStatus) : null;
            Cause byDetails = byTls != null ? byTls : find("details", details, response, attempts, grpcStatus);
            if (byDetails != null) {
                return byDetails;
            }
        }
        for (String flag : response.flags()) {
            Cause byFlag = find("flag", flag, response, attempts, grpcStatus);
            if (byFlag != null) {
                return byFlag;
            }
        }
        Integer status = response.status();
        if (grpcStatus != null && grpcStatus != 0) {
            return find("grpc", "error", response, attempts, grpcStatus);
        }
        boolean own = Boolean.TRUE.equals(response.localReply());
        if (status != null && (status >= 500 || (own && status >= 400))) {
            Cause byStatus = find(own ? "local" : "upstream", String.valueOf(status), response, attempts, grpcStatus);
            return byStatus != null
                    ? byStatus
                    : new Cause(
                            "unknown",
                            own ? "proxy" : "upstream",
                            "low",
                            "answered " + status + "; nothing in the log says why");
        }
        return null;
    }

    private @Nullable Cause find(
            String by, String text, Response response, List<UpstreamAttempt> attempts, @Nullable Integer grpcStatus) {
        for (List<String> row : causes.getOrDefault(by, List.of())) {
            if (text.startsWith(row.get(1))) {
                return row.get(2).equals("-")
                        ? null
                        : new Cause(
                                row.get(2),
                                row.get(3),
                                row.get(4),
                                fill(row.get(5), text, response, attempts, grpcStatus));
            }
        }
        return null;
    }

    private static String fill(
            String template,
            String text,
            Response response,
            List<UpstreamAttempt> attempts,
            @Nullable Integer grpcStatus) {
        UpstreamAttempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        String host = last == null || last.host() == null ? "the upstream" : last.host();
        String reused = last != null && Boolean.TRUE.equals(last.reused()) ? "reused " : "";
        String how = last != null && last.outcome() == AttemptOutcome.CONNECT_TIMEOUT ? "in time " : "";
        String inside = inside(text);
        return template.replace("{host}", host)
                .replace("{reused}", reused)
                .replace("{in time}", how)
                .replace("{inside}", inside.isEmpty() ? "no reason given" : inside)
                .replace("{tls}", tls(inside))
                .replace("{tries}", attempts.size() == 1 ? "1 try" : attempts.size() + " tries")
                .replace("{status}", String.valueOf(response.status()))
                .replace("{grpc}", String.valueOf(grpcStatus));
    }

    /** OpenSSL's error queue out of {@code …,TLS error: …} (up to 1.22) or {@code …|TLS error:|…:TLS error end}. */
    private static String tls(String inside) {
        String error = inside.substring(Math.max(0, inside.indexOf(TLS_ERROR)));
        String bare = error.replace(TLS_ERROR, "").replace(":TLS error end", "").strip();
        return bare.startsWith("|") ? bare.substring(1) : bare;
    }

    /** What details carry in braces or brackets, as words. */
    private static String inside(String details) {
        int open = Math.max(details.indexOf('{'), details.indexOf('['));
        int close = Math.max(details.lastIndexOf('}'), details.lastIndexOf(']'));
        return open >= 0 && close > open ? details.substring(open + 1, close).replace('_', ' ') : "";
    }
}
