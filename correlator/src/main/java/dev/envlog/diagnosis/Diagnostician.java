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

    /** What sentences are filled with. */
    private record Facts(
            Response response,
            List<UpstreamAttempt> attempts,
            @Nullable Integer grpcStatus,
            @Nullable String complaint) {}

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
     * @param complaint what the log says was wrong with the certificate of the last try's host, or with what it sent; null if nothing
     * @return null if it did not fail: a status below 500 that came from the upstream, or nothing known to be wrong
     */
    public @Nullable Cause cause(
            ExchangeKind kind,
            Response response,
            List<UpstreamAttempt> attempts,
            @Nullable Integer grpcStatus,
            @Nullable String cluster,
            boolean closedHere,
            boolean waiting,
            @Nullable String complaint) {
        Facts facts = new Facts(response, attempts, grpcStatus, complaint);
        for (String flag : response.flags()) {
            Cause known = cluster == null ? null : find("cluster", flag + " " + cluster, facts);
            if (known == null && closedHere) {
                known = find("closed", flag, facts);
            }
            if (known == null && waiting) {
                known = find("waiting", flag, facts);
            }
            if (known != null) {
                return known;
            }
        }
        String details = response.details();
        if (details != null) {
            Cause byTls = TlsError.isIn(details) ? find("tls", TlsError.with(details, complaint), facts) : null;
            Cause byDetails = byTls != null ? byTls : find("details", details, facts);
            if (byDetails != null) {
                return byDetails;
            }
        }
        for (String flag : response.flags()) {
            Cause byFlag = find("flag", flag, facts);
            if (byFlag != null) {
                return byFlag;
            }
        }
        Integer status = response.status();
        if (grpcStatus != null && grpcStatus != 0) {
            return find("grpc", "error", facts);
        }
        boolean own = Boolean.TRUE.equals(response.localReply());
        if (status != null && (status >= 500 || (own && status >= 400))) {
            Cause byStatus = find(own ? "local" : "upstream", String.valueOf(status), facts);
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

    private @Nullable Cause find(String by, String text, Facts facts) {
        for (List<String> row : causes.getOrDefault(by, List.of())) {
            if (text.startsWith(row.get(1))) {
                return row.get(2).equals("-")
                        ? null
                        : new Cause(row.get(2), row.get(3), row.get(4), fill(row.get(5), text, facts));
            }
        }
        return null;
    }

    private static String fill(String template, String text, Facts facts) {
        List<UpstreamAttempt> attempts = facts.attempts;
        UpstreamAttempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        String host = last == null || last.host() == null ? "the upstream" : last.host();
        String reused = last != null && Boolean.TRUE.equals(last.reused()) ? "reused " : "";
        String how = last != null && last.outcome() == AttemptOutcome.CONNECT_TIMEOUT ? "in time " : "";
        String inside = inside(text);
        return template.replace("{host}", host)
                .replace("{reused}", reused)
                .replace("{in time}", how)
                .replace("{inside}", inside.isEmpty() ? "no reason given" : inside)
                .replace("{tls}", TlsError.words(braced(text)))
                .replace("{tries}", attempts.size() == 1 ? "1 try" : attempts.size() + " tries")
                .replace("{complaint}", facts.complaint == null ? "" : ": " + facts.complaint)
                .replace("{status}", String.valueOf(facts.response.status()))
                .replace("{grpc}", String.valueOf(facts.grpcStatus));
    }

    /** What details carry in braces or brackets, as words. */
    private static String inside(String details) {
        return braced(details).replace('_', ' ');
    }

    private static String braced(String details) {
        int open = Math.max(details.indexOf('{'), details.indexOf('['));
        int close = Math.max(details.lastIndexOf('}'), details.lastIndexOf(']'));
        return open >= 0 && close > open ? details.substring(open + 1, close) : "";
    }
}
