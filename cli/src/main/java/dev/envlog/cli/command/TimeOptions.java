package dev.envlog.cli.command;

import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.TimeRange;
import dev.envlog.cli.workspace.Window;
import dev.envlog.parser.ReadSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on which part of the log's time is shown. Everything is read, so that what is shown is whole. */
final class TimeOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "only what was going on then or later, by the log's own time: 10m or 1h30m (before its last line; before"
                            + " now if followed), 12:58, 12:58:01.204, 2024-05-10, 2024-05-10T09:07:12Z, or @17 (since that request began)")
    @Nullable
    private String since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "likewise up to then: 12:58 is all of that minute, @17 until that request ended")
    @Nullable
    private String until;

    TimeRange range() {
        return TimeRange.of(since, until);
    }

    boolean hasUntil() {
        return until != null;
    }

    boolean hasSince() {
        return since != null;
    }

    /** Says what the window is. */
    void say(Notes notes, Window window) {
        if (window.limits()) {
            String from = window.since() == Long.MIN_VALUE ? "the beginning" : TimeText.stamp(window.since());
            String to = window.until() == Long.MAX_VALUE ? "the end" : TimeText.stamp(window.until());
            notes.say("time: " + from + " to " + to + (window.note().isEmpty() ? "" : " (" + window.note() + ")"));
        }
    }

    /** The outcome, with an error for each log that has no times to go by. */
    Outcome outcome(Notes notes, Window window, List<InputReport> reports, boolean found) {
        Outcome outcome = notes.outcome(reports, found);
        for (InputReport report : reports) {
            ReadSummary read = report.summary();
            if (window.limits() && read != null && read.logRecords() > 0 && !read.times()) {
                notes.error(
                        report.name() + ": the log has no times that --since and --until could go by; leave them out");
                outcome = Outcome.INCOMPLETE;
            }
        }
        return outcome;
    }
}
