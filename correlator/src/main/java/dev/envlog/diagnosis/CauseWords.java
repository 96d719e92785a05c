package dev.envlog.diagnosis;

import dev.envlog.diagnosis.Circumstances.Fact;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.ResetReason;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the sentences of {@code causes.txt} are filled with. */
final class CauseWords {

    /** The flag of retries that are used up: there were more tries, also where the log has one only. */
    private static final String RETRIED = "URX";

    private static final class Policies {
        static final Pattern ISTIO = Pattern.compile("[^\\[]*ns\\[([^\\]]+)]-policy\\[([^\\]]+)]-rule\\[(\\d+)]");
    }

    /** What is known of a failure. */
    record Facts(Response response, List<UpstreamAttempt> attempts, Circumstances known) {}

    private CauseWords() {}

    /**
     * What stands in the place of a hole.
     *
     * @param text by which the row was found
     */
    static String value(String hole, String text, Facts facts) {
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
            case "destination" -> String.valueOf(known.destination());
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
        int tries = UpstreamAttempt.count(tried);
        String at = tries > 1
                ? tries + " tries failed, the last at " + last.host()
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
