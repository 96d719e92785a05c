package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.parser.ReadSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What goes to standard error: about the inputs, and what else a person may want to know. Errors are printed always. */
final class Notes {

    private final Screen err;
    private final boolean quiet;

    Notes(Screen err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** A note, unless notes are off. */
    void say(String note) {
        if (!quiet) {
            err.print(note);
            err.flush();
        }
    }

    /** An error in one line. */
    void error(String error) {
        err.print("envlog: " + error);
        err.flush();
    }

    /** What each input was, and what was wrong with it. */
    void inputs(List<InputReport> reports) {
        for (InputReport report : reports) {
            ReadSummary read = report.summary();
            if (read != null) {
                describe(report, read);
            }
        }
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

    private void describe(InputReport report, ReadSummary read) {
        if (read.bytes() == 0 && report.problem() == null) {
            say(report.name() + ": empty");
            return;
        }
        if (read.lostIds() > 0) {
            say("! " + report.name() + ": ids are missing in " + Names.count(read.lostIds(), "record")
                    + ": a viewer has eaten the brackets; use kubectl logs instead");
        }
        if (read.logRecords() == 0 && read.records() > 0) {
            say(report.name() + ": no Envoy log: none of " + Names.count(read.lines(), "line")
                    + " has the form of one, or debug logging was off");
            return;
        }
        List<String> facts = new ArrayList<>();
        facts.add(Objects.requireNonNullElse(read.format(), "unknown format"));
        if (!read.times()) {
            facts.add("no times");
        }
        CorrelationSummary correlation = report.correlation();
        if (correlation != null && read.threads()) {
            facts.add(Names.count(correlation.threads(), "thread"));
        }
        if (correlation != null && correlation.restarts() > 0) {
            facts.add(Names.count(correlation.restarts(), "restart"));
        }
        List<String> counts = new ArrayList<>();
        counts.add(Names.count(read.lines(), "line"));
        counts.add(Names.count(read.logRecords(), "record") + ", " + percent(read.understood(), read.logRecords())
                + " understood");
        add(counts, read.otherRecords(), "access-log or agent record", "");
        add(counts, read.unknownRecords(), "record", " not of Envoy");
        add(counts, read.cutLines(), "line", " cut for its length");
        say(report.name() + ": " + String.join(", ", facts) + " · " + String.join(" · ", counts)
                + (report.whole() ? "" : " · the rest was not read"));
        if (correlation != null && !correlation.poolLogged()) {
            say("! no lines of logger 'pool': requests cannot be tied to upstream connections; set pool:debug as well");
        }
        if (correlation != null && correlation.evicted() > 0) {
            say("! " + Names.count(correlation.evicted(), "request") + " shown before their end, to save memory");
        }
    }

    private static void add(List<String> counts, long n, String what, String more) {
        if (n > 0) {
            counts.add(Names.count(n, what) + more);
        }
    }

    private static String percent(long part, long whole) {
        if (part == whole) {
            return "100 %";
        }
        long tenths = Math.min(999, 1000 * part / whole);
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
