package dev.envlog.cli.command;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.log.Event;
import dev.envlog.parser.ReadSummary;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What goes to standard error: about the inputs, and what else a person may want to know. Errors are printed always. */
final class Notes {

    /** Characters of a message that a note has room for. */
    private static final int QUOTED = 240;

    private final Screen err;
    private final boolean quiet;
    private final Supplier<Redactor> redactors;
    private @Nullable Redactor redactor;

    /** @param redactors gives what masks texts of a log; most notes have none */
    Notes(Screen err, boolean quiet, Supplier<Redactor> redactors) {
        this.err = err;
        this.quiet = quiet;
        this.redactors = redactors;
    }

    /** A text of a log as it may be shown. */
    String shown(String text) {
        Redactor masks = redactor;
        if (masks == null) {
            masks = redactors.get();
            redactor = masks;
        }
        return masks.text(text);
    }

    /** A note, unless notes are off. */
    void say(String note) {
        if (!quiet) {
            err.print(note);
            err.flush();
        }
    }

    /** An error; what it lists stands in lines of its own. */
    void error(String error) {
        ("envlog: " + error).lines().forEach(err::print);
        err.flush();
    }

    /** What each input was, and what was wrong with it; many are described together. */
    void inputs(List<InputReport> reports) {
        new InputNotes(this).say(reports);
    }

    /**
     * Errors of reading, after what could be read was shown.
     *
     * @return the outcome: incomplete if there was an error
     */
    Outcome outcome(List<InputReport> reports, boolean found) {
        boolean complete = true;
        for (InputReport report : reports) {
            if (report.problem() != null) {
                complete = false;
                boolean some = report.summary() != null && report.summary().records() > 0;
                error(report.name() + ": " + report.problem() + (some ? "; only what comes before that was read" : ""));
            }
        }
        return !complete ? Outcome.INCOMPLETE : found ? Outcome.FOUND : Outcome.NOTHING;
    }

    /** Whether connections were refused that {@code conn --refused} lists. */
    static boolean hasRefused(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::refused) > 0;
    }

    /** Whether the access log tells of failures that fit no request. */
    static boolean hasAlone(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::accessFailures) > 0;
    }

    /** Whether connections were turned away before they had an id. */
    static boolean hasAway(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::turnedAway) > 0;
    }

    /** Whether connections to upstreams failed that no request is known to have waited for: said where no request is there to tell of. */
    boolean unreached(List<InputReport> reports) {
        long unreached = correlated(reports, CorrelationSummary::unreached);
        if (unreached > 0) {
            say("! " + Names.count(unreached, "connection")
                    + " to an upstream failed, for no request of this log (envlog conn --all)");
        }
        return unreached > 0;
    }

    /** What is worth a look where there is no request to tell of. */
    void notable(List<Notable> notable) {
        if (notable.isEmpty()) {
            return;
        }
        Event first = notable.get(0).step().event();
        String told = "line " + first.line() + ": " + shortened(shown(first.message())) + " (envlog explain)";
        long harmless =
                notable.stream().filter(one -> one.weight() == Weight.HARMLESS).count();
        if (harmless == notable.size()) {
            say(Names.count(harmless, "kind") + " of warnings, which are harmless, such as " + told);
        } else {
            say("! " + Names.count(notable.size() - harmless, "kind") + " of records worth a look, first of all "
                    + told);
        }
    }

    /** A plugin may print all it has on one line: what it is about stands at both ends of that. */
    private static String shortened(String message) {
        int length = message.codePointCount(0, message.length());
        return length <= QUOTED
                ? message
                : message.substring(0, message.offsetByCodePoints(0, QUOTED * 2 / 3))
                        + "…"
                        + message.substring(message.offsetByCodePoints(message.length(), 1 - QUOTED / 3));
    }

    /** What a list of requests cannot show. */
    void refused(List<InputReport> reports) {
        long refused = correlated(reports, CorrelationSummary::refused);
        if (refused > 0) {
            say("! " + Names.count(refused, "connection")
                    + " closed by the proxy or for a TLS error before any request (envlog conn --refused)");
        }
        away(reports);
        alone(reports);
        long denied = correlated(reports, CorrelationSummary::denied);
        if (denied > 0) {
            String first = first(reports, summary -> summary.denied() == 0 ? "" : "line " + summary.firstDenied());
            say("! " + Names.count(denied, "denial") + " without the id of a request or connection, the first at "
                    + first + " (envlog query --lines step:denied)");
        }
    }

    /** Failures of which the access log tells, but no request: debug records are missing. */
    private void alone(List<InputReport> reports) {
        long requests = 0;
        for (InputReport report : reports) {
            ReadSummary read = report.summary();
            CorrelationSummary correlated = report.correlation();
            boolean said = read == null || read.logRecords() == 0;
            requests += said || correlated == null ? 0 : correlated.accessAlone();
        }
        if (requests > 0) {
            say("! of " + Names.count(requests, "request")
                    + " there is only the line of the access log (envlog doctor)");
        }
        long failures = correlated(reports, CorrelationSummary::accessFailures);
        if (failures > 0) {
            say("! " + Names.count(failures, "access-log record") + " of a failure that fits no request, the first at "
                    + shown(first(reports, CorrelationSummary::firstFailure))
                    + " (envlog what explains a line)");
        }
    }

    private void away(List<InputReport> reports) {
        long away = correlated(reports, CorrelationSummary::turnedAway);
        if (away > 0) {
            say("! " + Names.count(away, "connection") + " turned away before getting an id, the first at "
                    + shown(first(reports, CorrelationSummary::firstAway)));
        }
    }

    /** What the first of the reports has that has something, with its name if there are several. */
    private static String first(List<InputReport> reports, Function<CorrelationSummary, String> part) {
        for (InputReport report : reports) {
            String first = report.correlation() == null ? "" : part.apply(report.correlation());
            if (!first.isEmpty()) {
                return reports.size() == 1 ? first : report.name() + ", " + first;
            }
        }
        return "";
    }

    /** What was noticed of all of them together. */
    static long correlated(List<InputReport> reports, ToLongFunction<CorrelationSummary> part) {
        return reports.stream()
                .map(InputReport::correlation)
                .filter(Objects::nonNull)
                .mapToLong(part)
                .sum();
    }
}
