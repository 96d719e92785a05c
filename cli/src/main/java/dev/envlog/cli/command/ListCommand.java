package dev.envlog.cli.command;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.render.FieldColumn;
import dev.envlog.cli.render.RequestWriter;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.ReadSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command that lists requests. */
abstract class ListCommand extends LogCommand {

    @Mixin
    final RequestOptions requests = new RequestOptions();

    @Mixin
    final TimeOptions time = new TimeOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    ListCommand(Host host) {
        super(host);
    }

    @Override
    final boolean tabular() {
        return true;
    }

    /**
     * Lists them.
     *
     * @param query an expression that they have to fit, null for none
     */
    final Outcome list(Workspace workspace, List<String> files, @Nullable String query) {
        Notes notes = notes();
        List<FieldColumn> columns = requests.columns(output.format);
        boolean withLines = columns.stream().anyMatch(column -> column.field().ofLines());
        Join join = config.join(host);
        Filter filter = requests.filter.filter(
                query == null ? null : Expression.read("query", query, workspace.times()), workspace.times());
        requests.showNoise |= filter.asksForNoise();
        Window window = workspace.window(time.range());
        Listing listing;
        List<InputReport> reports;
        try (RequestWriter writer =
                RequestWriter.of(output.format, out(), screen(), output.redactor(), columns, join != null)) {
            listing = new Listing(requests, filter, window, writer, withLines, join);
            reports = workspace.read(
                    join == null && !withLines ? filter.options() : CorrelatorOptions.timelines(), listing);
            listing.finish();
            notes.inputs(reports);
            notes.refused(reports);
            time.say(notes, window);
            listing.head().forEach(notes::say);
        }
        if (reports.isEmpty() || reports.stream().anyMatch(report -> report.summary() != null)) {
            listing.foot().forEach(notes::say);
        }
        filter.foot().forEach(notes::say);
        config.say(notes, join);
        hint(notes, listing, reports, files);
        return filter.outcome(time.outcome(notes, window, reports, listing.shown() > 0));
    }

    /** Says what to look at next: the worst request, or what else a log is about that has none. */
    private void hint(Notes notes, Listing listing, List<InputReport> reports, List<String> files) {
        Listed worst = listing.worst();
        if (worst != null) {
            next(notes, (worst.exchange().failed() ? "explain @" : "show @") + worst.number(), files);
        } else if (listing.seen() == 0 && reports.stream().anyMatch(ListCommand::isOfEnvoy)) {
            withoutRequests(notes, reports, listing, files);
        }
    }

    /** What is not about requests is worth a look too. */
    private void withoutRequests(Notes notes, List<InputReport> reports, Listing listing, List<String> files) {
        List<Notable> notable = listing.notables();
        boolean unreached = notes.unreached(reports);
        boolean alone = Notes.hasAlone(reports);
        boolean refused = Notes.hasRefused(reports);
        if (!unreached && !alone && !refused && !Notes.hasAway(reports)) {
            notes.notable(notable);
        }
        String next = !notable.isEmpty() || alone
                ? "explain"
                : refused ? "conn --refused" : unreached || listing.hasConnections() ? "conn --all" : "events";
        next(notes, next, files);
    }

    private static boolean isOfEnvoy(InputReport report) {
        ReadSummary read = report.summary();
        CorrelationSummary correlated = report.correlation();
        return read != null && (read.logRecords() > 0 || (correlated != null && correlated.accessFailures() > 0));
    }
}
