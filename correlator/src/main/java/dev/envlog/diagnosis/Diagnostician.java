package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.Circumstances.Fact;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.ResetReason;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names the cause of a failure by the table {@code causes.txt}; a failure that no row fits is {@code unknown}. */
public final class Diagnostician {

    private static final class Holder {
        static final Diagnostician SHARED = new Diagnostician();
    }

    /** The flag of retries that are used up: there were more tries, also where the log has one only. */
    private static final String RETRIED = "URX";

    /** Details of an answer that came from the upstream. */
    private static final String VIA_UPSTREAM = "via_upstream";

    /** Rows that go by the details of an answer of the proxy's own. */
    private static final String OWN = "own";

    private static final class Policies {
        static final Pattern ISTIO = Pattern.compile("[^\\[]*ns\\[([^\\]]+)]-policy\\[([^\\]]+)]-rule\\[(\\d+)]");
    }

    /** Rows for what details and flags mean where something holds beside them. */
    private static final List<Map.Entry<Fact, String>> SPECIAL = List.of(
            Map.entry(Fact.UNREAD, "unread"),
            Map.entry(Fact.LINE_ONLY, "line"),
            Map.entry(Fact.UNSENT, "unsent"),
            Map.entry(Fact.CONNECT_TIMED_OUT, "late"),
            Map.entry(Fact.CONNECT_SLOW, "slow"),
            Map.entry(Fact.SESSION, "session"),
            Map.entry(Fact.TUNNEL, "tunnel"),
            Map.entry(Fact.CLOSER_UNSEEN, "unseen"),
            Map.entry(Fact.HOST_TRIED, "tried"));

    /** What sentences are filled with. */
    private record Facts(Response response, List<UpstreamAttempt> attempts, Circumstances known) {}

    /** In place of a text: any. */
    private static final String ANY = "*";

    /**
     * A row of the table.
     *
     * @param begins what the text begins with; as in details, spaces and underscores are the same
     * @param cause null for what is no failure; its sentence is still to be filled
     */
    private record Row(String begins, @Nullable Cause cause) {

        static Row of(Table.Row told) {
            String id = told.optional(2);
            Cause cause = id == null
                    ? null
                    : new Cause(
                            id, told.choice(3, CauseSide.class), told.choice(4, CauseConfidence.class), told.cell(5));
            return new Row(told.cell(1).equals(ANY) ? "" : told.cell(1).replace(' ', '_'), cause);
        }
    }

    /** Rows by what they go by, those of each in the order of the table: a failure asks for several. */
    private final Map<String, List<Row>> causes = new HashMap<>();

    /** The causes of rows that take any text. */
    private final Set<String> general = new HashSet<>();

    private Diagnostician() {
        for (Table.Row row :
                Table.load(Diagnostician.class, "causes.txt", "by", "text", "id", "side", "confidence", "sentence")) {
            Row read = Row.of(row);
            causes.computeIfAbsent(row.cell(0), by -> new ArrayList<>()).add(read);
            if (read.begins.isEmpty() && read.cause != null) {
                general.add(read.cause.id());
            }
        }
    }

    /** The one instance; the table is read when first asked for. */
    public static Diagnostician shared() {
        return Holder.SHARED;
    }

    /**
     * Whether nothing of it speaks of a failure, so that {@link #cause} would say null whatever else is known.
     *
     * @param grpcStatus gRPC status of the answer, null if it has none
     */
    public static boolean isWell(Response response, @Nullable Integer grpcStatus) {
        Integer status = response.status();
        return response.flags().isEmpty()
                && (response.details() == null || response.details().equals(VIA_UPSTREAM))
                && (grpcStatus == null || grpcStatus == 0)
                && !Response.isError(status);
    }

    /**
     * Why an exchange failed.
     *
     * @return null if it did not fail: a status below 500 that came from the upstream, or nothing known to be wrong
     */
    public @Nullable Cause cause(Response response, List<UpstreamAttempt> attempts, Circumstances known) {
        Facts facts = new Facts(response, attempts, known);
        Cause special = bySituation(facts);
        if (special != null) {
            return special;
        }
        String details = response.details();
        Cause byDetails = details == null ? null : byDetails(details, facts);
        if (byDetails != null) {
            return byDetails;
        }
        Cause byRoute = known.route() == null ? null : find("route", response.status() + " " + known.route(), facts);
        if (byRoute != null) {
            return byRoute;
        }
        boolean own = Boolean.TRUE.equals(response.localReply());
        Cause byOwn = own && details != null ? find(OWN, details, facts) : null;
        if (byOwn != null && !isGeneral(byOwn) && !response.flags().isEmpty()) {
            // What an answer of the proxy's own says of itself counts more than flags, which may be of the tries
            // before.
            return byOwn;
        }
        Cause byFlags = byFlags(facts);
        return byFlags != null ? byFlags : byStatus(own, byOwn, facts);
    }

    /** Whether a cause stands for whatever no other row tells: the details then say more than it does. */
    public boolean isGeneral(Cause cause) {
        return general.contains(cause.id());
    }

    /** Where a flag means something else than elsewhere. */
    private @Nullable Cause bySituation(Facts facts) {
        Circumstances known = facts.known;
        for (String flag : facts.response.flags()) {
            boolean told = known.cluster() != null || known.is(Fact.SESSION);
            String chosen = told ? flag + " " + (known.cluster() == null ? "-" : known.cluster()) : null;
            Cause special = chosen == null || !known.is(Fact.UNINSPECTED) ? null : find("uninspected", chosen, facts);
            special = special == null && chosen != null ? find("cluster", chosen, facts) : special;
            if (special == null && known.is(Fact.CLOSED_HERE)) {
                special = find("closed", flag, facts);
            }
            if (special == null && known.is(Fact.WAITING)) {
                special = find("waiting", flag, facts);
            }
            if (special != null) {
                return special;
            }
        }
        return null;
    }

    private @Nullable Cause byDetails(String details, Facts facts) {
        Circumstances known = facts.known;
        String complaint = known.complaint() == null ? "" : " " + known.complaint();
        Cause found = details.startsWith("upstream_reset") ? within(details + complaint, facts) : null;
        if (found == null) {
            found = byAnswer(details, facts);
        }
        if (found == null && TlsError.isIn(details)) {
            found = find("tls", TlsError.with(details, known.complaint()), facts);
        }
        found = found != null ? found : byFact(details, facts);
        return found != null ? found : find("details", details, facts);
    }

    /**
     * What an answer of that status means.
     *
     * @param text details or a flag
     */
    private @Nullable Cause byAnswer(String text, Facts facts) {
        Integer status = facts.response.status();
        if (status == null) {
            return null;
        }
        Cause exact = find("answered", text + " " + status, facts);
        return exact != null ? exact : find("answered", text + " " + status / 100 + "xx", facts);
    }

    /** @param text details or a flag */
    private @Nullable Cause byFact(String text, Facts facts) {
        for (Map.Entry<Fact, String> special : SPECIAL) {
            Cause found = facts.known.is(special.getKey()) ? find(special.getValue(), text, facts) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Cause byFlags(Facts facts) {
        boolean unsaid = facts.response.details() == null && facts.known.clientComplaint() == null;
        for (String flag : facts.response.flags()) {
            Cause found = unsaid ? find("unsaid", flag, facts) : null;
            found = found != null ? found : byFact(flag, facts);
            found = found != null ? found : byAnswer(flag, facts);
            found = found != null ? found : find("flag", flag, facts);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * @param own whether the proxy answered itself
     * @param byOwn what that answer says of itself
     */
    private @Nullable Cause byStatus(boolean own, @Nullable Cause byOwn, Facts facts) {
        Circumstances known = facts.known;
        if (known.grpcStatus() != null && known.grpcStatus() != 0) {
            // A reply of the proxy's own to a gRPC request has status 200, too.
            return byOwn != null
                    ? byOwn
                    : find("grpc", known.is(Fact.ANSWERER_UNSEEN) ? "answerer unseen" : "error", facts);
        }
        Integer status = facts.response.status();
        if (!(own ? Response.isError(status) : Response.isServerError(status))) {
            return null;
        }
        Cause found = known.is(Fact.OVERLOADED) && !own ? find("upstream", "overloaded", facts) : byOwn;
        if (found == null) {
            boolean untold = facts.response.localReply() == null && isUnanswered(facts.attempts);
            found = find(own ? "local" : untold ? "nobody" : "upstream", String.valueOf(status), facts);
        }
        return found != null
                ? found
                : new Cause(
                        "unknown",
                        own ? CauseSide.PROXY : CauseSide.UPSTREAM,
                        CauseConfidence.LOW,
                        "answered " + status + "; nothing in the log says why");
    }

    /** No answer of an upstream is in the log. */
    private static boolean isUnanswered(List<UpstreamAttempt> attempts) {
        return attempts.stream().noneMatch(attempt -> attempt.outcome() == AttemptOutcome.RESPONSE);
    }

    /** What says enough wherever it stands in the details. */
    private @Nullable Cause within(String details, Facts facts) {
        String words = details.toLowerCase(Locale.ROOT).replace(' ', '_');
        for (Row row : causes.getOrDefault("within", List.of())) {
            if (words.contains(row.begins)) {
                return filled(row, row.begins, facts);
            }
        }
        return null;
    }

    /** By the first row with which the text begins. */
    private @Nullable Cause find(String by, String text, Facts facts) {
        String wanted = text.replace(' ', '_');
        for (Row row : causes.getOrDefault(by, List.of())) {
            if (wanted.startsWith(row.begins)) {
                return filled(row, text, facts);
            }
        }
        return null;
    }

    private static @Nullable Cause filled(Row row, String text, Facts facts) {
        Cause cause = row.cause;
        return cause == null
                ? null
                : new Cause(
                        cause.id(),
                        cause.side(),
                        cause.confidence(),
                        Template.fill(cause.summary(), hole -> value(hole, text, facts)));
    }

    private static String value(String hole, String text, Facts facts) {
        Circumstances known = facts.known;
        List<UpstreamAttempt> attempts = facts.attempts;
        UpstreamAttempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        return switch (hole) {
            case "host" -> last == null || last.host() == null ? "the upstream" : last.host();
            case "reused" -> last != null && Boolean.TRUE.equals(last.reused()) ? "reused " : "";
            case "in time" -> last != null && last.outcome() == AttemptOutcome.CONNECT_TIMEOUT ? " in time" : "";
            case "connect" -> connect(DetailsText.inside(text), known.complaint());
            case "inside" -> {
                String inside = DetailsText.inside(text);
                yield inside.isEmpty() ? "no reason given" : inside;
            }
            case "tls" -> TlsError.words(DetailsText.braced(text));
            case "tries" ->
                UpstreamAttempt.count(attempts) > 1
                        ? UpstreamAttempt.count(attempts) + " tries"
                        : attempts.isEmpty() || facts.response.flags().contains(RETRIED) ? "several tries" : "1 try";
            case "failed tries" -> failed(attempts, connect("", known.complaint()));
            case "last try" -> last == null ? "none is in the log" : ending(last);
            case "complaint" -> complaint(known.complaint(), DetailsText.inside(text));
            case "call" -> known.call() == null ? "" : ": " + known.call();
            case "awaited" -> awaited(known, last);
            case "client complaint" ->
                known.clientComplaint() == null ? "" : ": " + Errno.shortened(known.clientComplaint());
            case "policy" -> policy(DetailsText.braced(text));
            case "lost" ->
                known.is(Fact.UNRESOLVED)
                        ? ": the name of its hosts could not be resolved"
                        : known.is(Fact.HOSTS_LOST) ? ": it had lost hosts just before" : "";
            case "filter" ->
                known.filter() == null
                        ? "; the log does not say which filter"
                        : "; the filter that spoke last before is " + known.filter();
            case "other name" ->
                known.otherName() == null ? "" : "; the client's connection was made for " + known.otherName();
            case "grpc code" -> grpcCode(text);
            case "details" -> String.valueOf(facts.response.details());
            case "cluster" -> known.cluster() == null ? "the cluster" : known.cluster();
            case "status" -> String.valueOf(facts.response.status());
            case "grpc" -> known.grpcStatus() == null ? "" : GrpcStatus.words(known.grpcStatus(), known.grpcMessage());
            default -> throw new IllegalStateException("causes.txt: nothing is known as {" + hole + "}");
        };
    }

    /** Istio makes a policy for each rule of an object, and names both ({@code pilot/pkg/security/authz/builder/builder.go}). */
    private static String policy(String policy) {
        Matcher istio = Policies.ISTIO.matcher(policy);
        if (istio.matches()) {
            return " (rule " + istio.group(3) + " of policy " + istio.group(2) + " in namespace " + istio.group(1)
                    + ")";
        }
        return policy.isEmpty() ? "" : " (policy: " + policy.replace('_', ' ') + ")";
    }

    /** The status with which details end, but for what they carry in braces. */
    private static String grpcCode(String details) {
        int open = details.indexOf('{');
        String code = open < 0 ? details : details.substring(0, open);
        String digits = code.substring(code.lastIndexOf('_') + 1);
        return digits.matches("\\d{1,3}")
                ? GrpcStatus.words(
                        Integer.parseInt(digits), DetailsText.braced(details).replace('_', ' '))
                : digits;
    }

    private static String awaited(Circumstances known, @Nullable UpstreamAttempt last) {
        String host = last == null || last.host() == null ? "the upstream" : last.host();
        return switch (known.awaited().of()) {
            case NOTHING -> "";
            case CALL -> ": the call to " + known.awaited().call() + " had no answer yet";
            case CONNECTION ->
                ": it waited for a connection to " + (known.cluster() == null ? "the cluster" : known.cluster());
            case ANSWER -> ": " + host + " had not answered yet";
        };
    }

    /** Those of which a host is known: a try that found none has no host. */
    private static String failed(List<UpstreamAttempt> attempts, String complaint) {
        List<UpstreamAttempt> tried =
                attempts.stream().filter(attempt -> attempt.host() != null).toList();
        UpstreamAttempt last = tried.get(tried.size() - 1);
        String at = tried.size() > 1
                ? tried.size() + " tries failed, the last at " + last.host()
                : "the try at " + last.host() + " failed";
        String reason = last.resetReason() == null ? "" : ": " + last.resetReason();
        return at
                + (last.status() != null ? ": it answered " + last.status() : complaint.isEmpty() ? reason : complaint);
    }

    private static String ending(UpstreamAttempt last) {
        String host = last.host() == null ? "the upstream" : last.host();
        if (last.status() != null) {
            return host + " answered " + last.status();
        }
        String reason = last.resetReason();
        return "the last, to " + host + ", ended by "
                + (reason == null ? last.outcome().printed().replace('_', ' ') : reason);
    }

    /** Why there was no connection: what the system says, without the words that Envoy puts before it. */
    private static String connect(String inside, @Nullable String complaint) {
        String all = inside + complaint(complaint, inside);
        int error = Math.max(all.lastIndexOf("connect error: "), all.lastIndexOf("connection error: "));
        if (error >= 0) {
            return all.substring(all.indexOf(": ", error));
        }
        // The reason of such a reset, mostly without more.
        String reason = ResetReason.CONNECTION_FAILURE.printed();
        int failure = all.indexOf(reason);
        String said =
                failure < 0 ? all : all.substring(failure + reason.length()).replaceFirst("^(, |: )", "");
        return said.isEmpty() ? "" : ": " + said;
    }

    private static String complaint(@Nullable String complaint, String inside) {
        String words = complaint == null ? "" : Errno.shortened(complaint);
        return words.isEmpty() || inside.contains(words) ? "" : ": " + words;
    }
}
