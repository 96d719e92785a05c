package dev.envlog.diagnosis;

import dev.envlog.diagnosis.Explanations.Kind;
import dev.envlog.diagnosis.Explanations.Row;
import dev.envlog.diagnosis.Explanations.Subject;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks through the records of one failed exchange for what shows its cause, and for what speaks against it. */
final class Examination {

    /** More records of one statement show no more. */
    private static final int MOST = 8;

    private final Exchange exchange;
    private final List<Step> steps;
    private final Set<String> traits;
    private final Sighting sighting;
    /** Connections of the tries. */
    private final Set<Long> upstreams;
    /** Where the last try begins: what was before is no evidence of how it ended. */
    private final int lastTry;
    /** The log has the beginning of that try, so that what is not there was not said. */
    private final boolean sawTry;

    Examination(Exchange exchange) {
        this.exchange = exchange;
        this.steps = exchange.steps();
        this.upstreams = exchange.attempts().stream()
                .map(UpstreamAttempt::connection)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        this.sighting = Sighting.of(exchange, upstreams);
        this.traits = Traits.of(exchange);
        traits.addAll(sighting.words());
        this.lastTry = lastTry(steps, exchange.attempts().size());
        Partial partial = exchange.span().partial();
        this.sawTry = (partial != Partial.NO_START && partial != Partial.BOTH)
                || lastTry > 0
                || steps.stream().anyMatch(Examination::isBeforeTry);
    }

    /** A retry of which nothing is in the log yet has shown nothing: the try before it is the last one. */
    private static int lastTry(List<Step> steps, int tries) {
        List<Integer> retries = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).event().event() == EventKind.ROUTER_RETRY) {
                retries.add(i);
            }
        }
        int last = retries.size() - (retries.size() < tries ? 1 : 2);
        return last < 0 ? 0 : retries.get(last);
    }

    /** What is said of a request before its try is made. */
    private static boolean isBeforeTry(Step step) {
        return !step.context()
                && switch (step.event().event()) {
                    case HTTP_REQUEST_HEADERS, ROUTER_CLUSTER_MATCH, ROUTER_DECODING_HEADERS, ROUTER_POOL_READY -> true;
                    default -> false;
                };
    }

    Diagnosis of(Cause cause, Explanations table) {
        List<Row> all = table.rows(cause.id());
        Set<Integer> shown = new TreeSet<>();
        for (Row row : all) {
            if (!holds(row, cause.summary(), Set.of())) {
                continue;
            }
            if (row.kind() == Kind.SHOWS) {
                int at = last(row.subjects(), lastTry, steps.size());
                if (at >= 0) {
                    shown.add(at);
                }
            } else if (row.kind() == Kind.EACH) {
                shown.addAll(all(row.subjects()));
            }
        }
        String said = cause.summary()
                + shown.stream()
                        .map(at -> "\n" + steps.get(at).event().message())
                        .collect(Collectors.joining());
        Set<String> statements = shown.stream()
                .map(at -> String.valueOf(steps.get(at).event().eventName()))
                .collect(Collectors.toSet());
        List<Row> rows =
                all.stream().filter(row -> holds(row, said, statements)).toList();
        int until = shown.isEmpty()
                ? steps.size()
                : shown.stream().mapToInt(at -> at).max().getAsInt();
        List<CounterEvidence> against = new ArrayList<>();
        String usual = null;
        List<String> checks = new ArrayList<>();
        List<Cause> alternatives = new ArrayList<>();
        for (Row row : rows) {
            switch (row.kind()) {
                case AGAINST -> against.add(against(row, until));
                case USUAL -> usual = usual == null ? filled(row.text()) : usual;
                case CHECK -> checks.add(filled(row.text()));
                case OR -> alternatives.add(alternative(row));
                case SHOWS, EACH -> {
                    // were looked for before
                }
            }
        }
        return new Diagnosis(cause, evidence(shown), against, usual, checks, alternatives);
    }

    /** Those records; the access log's line where no other shows it, or the last one that prints the details by which it is known. */
    private List<Step> evidence(Set<Integer> shown) {
        if (!shown.isEmpty()) {
            return shown.stream().map(steps::get).toList();
        }
        List<Step> lines = steps.stream()
                .filter(step -> step.event().kind() == RecordKind.ACCESS)
                .toList();
        String details = exchange.response().details();
        return !lines.isEmpty() || details == null
                ? lines
                : steps.stream()
                        .filter(step -> details.equals(step.event().field("details")))
                        .reduce((one, later) -> later)
                        .stream()
                        .toList();
    }

    /**
     * @param said what is known of the cause in words
     * @param statements those of the records that show it
     */
    private boolean holds(Row row, String said, Set<String> statements) {
        for (String word : row.when()) {
            boolean negated = word.startsWith(Explanations.NOT);
            String wanted = negated ? word.substring(Explanations.NOT.length()) : word;
            if (has(wanted, said, statements) == negated) {
                return false;
            }
        }
        return true;
    }

    private boolean has(String wanted, String said, Set<String> statements) {
        if (wanted.startsWith(Explanations.SAYS)) {
            String words = wanted.substring(Explanations.SAYS.length());
            return said.contains(words.replace('_', ' ')) || said.contains(words);
        }
        return wanted.startsWith(Explanations.SHOWN)
                ? statements.contains(wanted.substring(Explanations.SHOWN.length()))
                : traits.contains(wanted);
    }

    private CounterEvidence against(Row row, int until) {
        int at = last(row.subjects(), lastTry, until);
        return new CounterEvidence(
                filled(row.text()), at >= 0 || (sawTry && lookedFor(row.subjects())), at < 0 ? null : steps.get(at));
    }

    /** The last record of the first of these statements that there is; -1 for none. */
    private int last(List<Subject> subjects, int from, int to) {
        for (Subject subject : subjects) {
            for (int i = to - 1; i >= from; i--) {
                if (fits(subject, steps.get(i))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private List<Integer> all(List<Subject> subjects) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < steps.size() && found.size() < MOST; i++) {
            Step step = steps.get(i);
            if (subjects.stream().anyMatch(subject -> fits(subject, step))) {
                found.add(i);
            }
        }
        return found;
    }

    private boolean fits(Subject subject, Step step) {
        return subject.event().equals(step.event().eventName())
                && (subject.side().isEmpty() || subject.side().equals(side(step)));
    }

    /** On whose connection a record is; on neither side's if it is on one that did not serve the request. */
    private String side(Step step) {
        Long connection = connection(step);
        if (connection != null && connection.equals(exchange.ref().connection()) && !isOfTry(connection)) {
            return "client";
        }
        return connection == null || upstreams.isEmpty() || upstreams.contains(connection) ? "up" : "none";
    }

    /** A side call that no client's connection stands behind has the number 0, as the first connection of the process has. */
    private boolean isOfTry(long connection) {
        return exchange.kind() == ExchangeKind.ASYNC && (connection == 0 || upstreams.contains(connection));
    }

    /** The connection that is printed, or whose record it is known to be. */
    private static @Nullable Long connection(Step step) {
        Event event = step.event();
        Owner owner = step.owner();
        return event.hasConnection()
                ? Long.valueOf(event.connection())
                : owner == null || owner.ref().stream() != null
                        ? null
                        : owner.ref().connection();
    }

    private boolean lookedFor(List<Subject> subjects) {
        return steps.stream().anyMatch(step -> subjects.stream().anyMatch(subject -> speaks(subject, step)));
    }

    /** Whether the one who prints a statement, of that side, printed a record. */
    private boolean speaks(Subject subject, Step step) {
        String name = step.event().eventName();
        int end = subject.event().indexOf('.') + 1;
        boolean unknown = subject.side().equals("up") && upstreams.isEmpty();
        return name != null
                && !unknown
                && name.regionMatches(0, subject.event(), 0, end)
                && (subject.side().isEmpty() || subject.side().equals(side(step)));
    }

    private Cause alternative(Row row) {
        List<String> other = row.other();
        return new Cause(
                other.get(0), CauseSide.of(other.get(1)), CauseConfidence.of(other.get(2)), filled(row.text()));
    }

    private String filled(String text) {
        return Template.fill(text, this::value);
    }

    private String value(String hole) {
        List<UpstreamAttempt> attempts = exchange.attempts();
        return switch (hole) {
            case "host" ->
                or(attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).host(), "the upstream");
            case "cluster" -> or(exchange.cluster(), "the cluster");
            case "authority" -> or(exchange.request().authority(), "of the request");
            case "upgrade" -> or(sighting.upgrade(), "another protocol");
            case "timeout" -> or(sighting.timeout(), "?");
            case "duration" -> lasted(exchange.span().durationNs());
            case "request" -> or(exchange.request().requestId(), "?");
            case "path" -> or(exchange.request().path(), "the path");
            default -> throw new IllegalStateException("explanations.txt: nothing is known as {" + hole + "}");
        };
    }

    private static String lasted(@Nullable Long nanos) {
        if (nanos == null) {
            return "all that time";
        }
        return nanos < 1_000_000_000 ? nanos / 1_000_000 + " ms" : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static String or(@Nullable String known, String unknown) {
        return known == null ? unknown : known;
    }
}
