package dev.envlog.cli.command;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.cli.render.DiagnosisRenderer;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Remarks;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Pick;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Related;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Tell why a request failed: on whose side, what shows it, what to look at next.",
        footer = {
            "",
            "REF is as for 'envlog show', and there may be several; the worst if only files are",
            "named.",
            "With --all-failed requests that failed alike, with the same cause, status and",
            "details at the same cluster, are told of once; json, ndjson, yaml and name have",
            "each of them.",
            "",
            "Examples:",
            "  envlog explain worst proxy.log",
            "  envlog explain --all-failed proxy.log",
            "  envlog explain -o json @3 proxy.log | jq .[].cause"
        })
final class ExplainCommand extends LogCommand {

    @Parameters(paramLabel = "REF FILE", description = "which requests, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    /** Most records that are quoted where there is no request. */
    private static final int REMARKS = 12;
    /** The same beside a request. */
    private static final int BESIDES = 3;
    /** How long before a request what is of no request may have to do with it. */
    private static final long SHORTLY_NANOS = 5_000_000_000L;

    @Option(names = "--all-failed", description = "all requests that failed; then only files are named")
    private boolean all;

    @Mixin
    private final TimeOptions time = new TimeOptions();

    ExplainCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        output.refuseCsv();
        Deque<String> words = new ArrayDeque<>(arguments);
        return all ? many(words) : named(words);
    }

    private Outcome named(Deque<String> words) {
        Notes notes = notes();
        Ref worst = Ref.of(Pick.WORST);
        List<Ref> refs = refsOrCurrent(worst, words);
        boolean unnamed = refs.equals(List.of(worst)) && words.size() == arguments.size();
        List<String> files = List.copyOf(words);
        Workspace workspace = open(words, "explain " + refs.get(0).text());
        Searched searched = search(workspace, refs, time, null, Amount.ENOUGH, notes);
        Search first = searched.first();
        if (refs.stream().allMatch(ref -> ref.pick() != null)
                && !first.notables().isEmpty()
                && !output.format.machine()) {
            remark(first.notables(), notes);
            return searched.outcome(true);
        }
        Chosen chosen = Choice.all(unnamed ? List.of(Ref.ANY) : refs, searched.searches());
        List<Chosen.One> requests = chosen.requests();
        if (unnamed
                && !requests.isEmpty()
                && requests.get(0).request().exchange().failed()
                && first.seen() > 1) {
            notes.say("no request was named; this is the worst, and --all-failed tells of all");
        }
        tell(requests, searched.reports().size() > 1);
        if (!unfailed(requests, first.besides(), refs.size() > 1, notes)) {
            besides(meanwhile(requests, first.besides()), notes);
        }
        if (!requests.isEmpty()) {
            String typed =
                    requests.stream().map(one -> one.search().ref().text()).collect(Collectors.joining(" "));
            next(notes, "show " + typed, files);
        }
        chosen.complain(notes);
        return chosen.outcome(searched.outcome(chosen.all()));
    }

    /** Says it of those of which no failure is known. */
    private boolean unfailed(List<Chosen.One> requests, List<Notable> besides, boolean several, Notes notes) {
        boolean some = false;
        for (Chosen.One one : requests) {
            Exchange exchange = one.request().exchange();
            if (exchange.cause() == null) {
                notes.say((several ? one.search().ref().text() + ": " : "") + unfailed(exchange, besides));
                some = true;
            }
        }
        if (some) {
            besides(besides, notes);
        }
        return some;
    }

    /** Errors of the time in which one of them went on, or shortly before: a failure has its own cause, so that lesser ones need no word. */
    private static List<Notable> meanwhile(List<Chosen.One> requests, List<Notable> besides) {
        return besides.stream()
                .filter(one -> {
                    Event event = one.step().event();
                    Level level = event.level();
                    return level != null
                            && level.compareTo(Level.ERROR) >= 0
                            && requests.stream()
                                    .anyMatch(asked -> isMeanwhile(
                                            event.time(),
                                            asked.request().exchange().span()));
                })
                .toList();
    }

    private static boolean isMeanwhile(long time, Span span) {
        return time != Event.NO_TIME
                && span.start() != Event.NO_TIME
                && time >= span.start() - SHORTLY_NANOS
                && (span.end() == Event.NO_TIME || time <= span.end());
    }

    /** What failed beside a request: it may be why. */
    private void besides(List<Notable> besides, Notes notes) {
        if (!besides.isEmpty() && !output.format.machine()) {
            notes.say("of no request, but worth a look:");
            new DiagnosisRenderer(screen(), output.redactor(), false)
                    .remark(besides.subList(0, Math.min(BESIDES, besides.size())));
        }
    }

    /** What is said of an exchange without a cause: a record that tells of a failure may be of its connection, or of a part of it only. */
    private static String unfailed(Exchange exchange, List<Notable> besides) {
        boolean trouble = Remarks.of(exchange).stream().anyMatch(remark -> remark.weight() == Weight.FAILURE);
        if (exchange.span().open()) {
            List<UpstreamAttempt> tries = exchange.attempts();
            UpstreamAttempt last = tries.isEmpty() ? null : tries.get(tries.size() - 1);
            if (last != null && last.outcome() == AttemptOutcome.CANCELLED) {
                return "its end is not in the log; this proxy had given up its last try, and the reason stands before that: a"
                        + " timeout, a client that left, or an answer of its own";
            }
            if (last != null && Response.isError(last.status())) {
                return "its end is not in the log; its upstream had answered " + last.status()
                        + ", and what the client got is not known";
            }
            return "its end is not in the log"
                    + (trouble || !besides.isEmpty() ? "" : "; until then it had not failed");
        }
        return trouble ? "it ended without an error all the same" : "it did not fail";
    }

    /** What is worth a look in a log that has no request. */
    private void remark(List<Notable> notable, Notes notes) {
        boolean all = notable.stream().allMatch(one -> one.weight() == Weight.HARMLESS);
        notes.say("no request found; "
                + (all ? "what there are of warnings is harmless" : "this is what else is worth a look"));
        new DiagnosisRenderer(screen(), output.redactor(), false)
                .remark(notable.subList(0, Math.min(REMARKS, notable.size())));
        if (notable.size() > REMARKS) {
            notes.say(Names.count(notable.size() - REMARKS, "more kind") + " of records: envlog events");
        }
    }

    private void tell(List<Chosen.One> requests, boolean several) {
        if (requests.isEmpty()) {
            return;
        }
        switch (output.format) {
            case JSON, NDJSON, YAML -> {
                try (JsonRecords records = new JsonRecords(output.format, out(), output.redactor())) {
                    for (Chosen.One one : requests) {
                        Exchange exchange = one.request().exchange();
                        records.diagnosis(exchange, Diagnosis.of(exchange));
                    }
                }
            }
            case NAME ->
                requests.forEach(one -> out().println(
                                Names.reference(one.number(), one.request().exchange())));
            default -> {
                DiagnosisRenderer renderer = new DiagnosisRenderer(screen(), output.redactor(), several);
                for (Chosen.One one : requests) {
                    Exchange exchange = one.request().exchange();
                    Related related = one.search().related(one.request());
                    renderer.render(one.number(), exchange, Diagnosis.of(exchange), 1, related);
                }
            }
        }
    }

    private Outcome many(Deque<String> words) {
        Notes notes = notes();
        Workspace workspace = open(words, "explain --all-failed");
        Window window = workspace.window(time.range());
        List<InputReport> reports;
        Failures failures;
        try (@Nullable
                JsonRecords records =
                        output.format.machine() ? new JsonRecords(output.format, out(), output.redactor()) : null) {
            failures = new Failures(window, output.format, records, out());
            reports = workspace.read(CorrelatorOptions.timelines(), failures);
        }
        notes.inputs(reports);
        notes.refused(reports);
        time.say(notes, window);
        if (!failures.notables().isEmpty() && !output.format.machine()) {
            remark(failures.notables(), notes);
        }
        failures.tell(new DiagnosisRenderer(screen(), output.redactor(), reports.size() > 1));
        failures.foot().forEach(notes::say);
        return time.outcome(notes, window, reports, failures.count() > 0);
    }
}
