package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.CauseWords.Facts;
import dev.envlog.diagnosis.Circumstances.Fact;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the cause of a failure by the table {@code causes.txt}; a failure that no row fits is {@code unknown}. */
public final class Diagnostician {

    private static final class Holder {
        static final Diagnostician SHARED = new Diagnostician();
    }

    /** Details of an answer that came from the upstream. */
    private static final String VIA_UPSTREAM = "via_upstream";

    /** Rows that go by the details of an answer of the proxy's own. */
    private static final String OWN = "own";

    /** Rows for what details and flags mean where something holds beside them. */
    private static final List<Map.Entry<Fact, String>> SPECIAL = List.of(
            Map.entry(Fact.UNREAD, "unread"),
            Map.entry(Fact.LINE_ONLY, "line"),
            Map.entry(Fact.HTTP3_CANCELLABLE, "http3"),
            Map.entry(Fact.UNSENT, "unsent"),
            Map.entry(Fact.HOST_UNNAMED, "unnamed"),
            Map.entry(Fact.CONNECT_TIMED_OUT, "late"),
            Map.entry(Fact.CONNECT_SLOW, "slow"),
            Map.entry(Fact.SESSION, "session"),
            Map.entry(Fact.TUNNEL, "tunnel"),
            Map.entry(Fact.REASON_UNTOLD, "untold"),
            Map.entry(Fact.CLOSER_UNSEEN, "unseen"),
            Map.entry(Fact.HOST_TRIED, "tried"));

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
        Circumstances known = facts.known();
        for (String flag : facts.response().flags()) {
            boolean told = known.cluster() != null || known.is(Fact.SESSION);
            String chosen = told ? flag + " " + (known.cluster() == null ? "-" : known.cluster()) : null;
            Cause special = chosen == null || !known.is(Fact.UNINSPECTED) ? null : find("uninspected", chosen, facts);
            String port = port(known.destination());
            special = special == null && chosen != null && port != null
                    ? find("port", chosen + " " + port, facts)
                    : special;
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

    private static @Nullable String port(@Nullable String address) {
        int colon = address == null ? -1 : address.lastIndexOf(':');
        return address == null || colon < 0 ? null : address.substring(colon + 1);
    }

    private @Nullable Cause byDetails(String details, Facts facts) {
        Circumstances known = facts.known();
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
        Integer status = facts.response().status();
        if (status == null) {
            return null;
        }
        Cause exact = find("answered", text + " " + status, facts);
        return exact != null ? exact : find("answered", text + " " + status / 100 + "xx", facts);
    }

    /** @param text details or a flag */
    private @Nullable Cause byFact(String text, Facts facts) {
        for (Map.Entry<Fact, String> special : SPECIAL) {
            Cause found = facts.known().is(special.getKey()) ? find(special.getValue(), text, facts) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Cause byFlags(Facts facts) {
        boolean unsaid = facts.response().details() == null && facts.known().clientComplaint() == null;
        for (String flag : facts.response().flags()) {
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
        Circumstances known = facts.known();
        if (known.grpcStatus() != null && known.grpcStatus() != 0) {
            // A reply of the proxy's own to a gRPC request has status 200, too.
            return byOwn != null
                    ? byOwn
                    : find("grpc", known.is(Fact.ANSWERER_UNSEEN) ? "answerer unseen" : "error", facts);
        }
        Integer status = facts.response().status();
        if (!(own ? Response.isError(status) : Response.isServerError(status))) {
            return null;
        }
        Cause found = known.is(Fact.OVERLOADED) && !own ? find("upstream", "overloaded", facts) : byOwn;
        if (found == null) {
            boolean untold = facts.response().localReply() == null && isUnanswered(facts.attempts());
            found = find(own ? "local" : untold ? "nobody" : "upstream", String.valueOf(status), facts);
        }
        return found != null
                ? found
                : new Cause(
                        Cause.UNKNOWN,
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
                        Template.fill(cause.summary(), hole -> CauseWords.value(hole, text, facts)));
    }
}
