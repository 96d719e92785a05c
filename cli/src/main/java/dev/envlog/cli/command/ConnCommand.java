package dev.envlog.cli.command;

import dev.envlog.cli.render.ConfiguredBlock;
import dev.envlog.cli.render.ConnectionRenderer;
import dev.envlog.cli.render.ConnectionWriter;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.ConnectionFinder;
import dev.envlog.cli.workspace.ConnectionListing;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.timeline.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "conn",
        description = "Show the life of a connection and what used it, or list all connections.",
        footer = {
            "",
            "Ids begin again when the process restarts, and each pod has its own: each connection of that id is shown,",
            "only those of one pod with pod/NAME:C20.",
            "",
            "Examples:",
            "  envlog conn C12991 proxy.log",
            "  envlog conn --all -o wide proxy.log",
            "  envlog conn --refused proxy.log"
        })
final class ConnCommand extends LogCommand {

    @Parameters(paramLabel = "C20 FILE", description = "which connection, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--all", description = "list all connections; then only files are named")
    private boolean all;

    @Option(
            names = "--refused",
            description = "list those that the proxy closed, or a TLS error ended, before any request")
    private boolean refused;

    @Mixin
    private final StepOptions steps = new StepOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    ConnCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        return all || refused ? list(notes()) : one(notes());
    }

    private Outcome list(Notes notes) {
        if (!config.given().isEmpty()) {
            throw new UserError(
                    "--config-dump with " + listing() + ": what is configured is shown of one connection, as in"
                            + " 'envlog conn C20 --config-dump FILE'");
        }
        try (ConnectionWriter writer = ConnectionWriter.of(output.format, out(), screen(), output.redactor())) {
            Workspace workspace = open(arguments, "conn " + listing());
            Window window = workspace.window(time.range());
            ConnectionListing listing =
                    new ConnectionListing(writer::connection, window, connection -> !refused || connection.refused());
            List<InputReport> reports = workspace.read(CorrelatorOptions.allConnections(), listing);
            notes.inputs(reports);
            time.say(notes, window);
            return time.outcome(notes, window, reports, listing.seen() > 0);
        }
    }

    private String listing() {
        return refused ? "--refused" : "--all";
    }

    private Outcome one(Notes notes) {
        Join join = config.join(host);
        Deque<String> words = new ArrayDeque<>(arguments);
        Ref ref = Ref.takeConnection(words);
        Workspace workspace = open(words, "conn " + ref.text());
        Window window = workspace.window(time.range());
        ConnectionFinder finder = new ConnectionFinder(ref, window, join);
        long id = Objects.requireNonNull(ref.connection(), "a connection was named");
        List<InputReport> reports = workspace.read(CorrelatorOptions.connectionTimeline(id), finder);
        notes.inputs(reports);
        time.say(notes, window);
        if (finder.found().isEmpty()) {
            notes.error("no connection is named " + ref.text() + "; the log has "
                    + Names.count(finder.seen(), "connection") + ", 'envlog conn --all' lists them");
        } else if (output.format == OutputFormat.TABLE || output.format == OutputFormat.WIDE) {
            ConnectionRenderer renderer =
                    new ConnectionRenderer(screen(), output.redactor(), steps.extras(reports.size() > 1));
            ConfiguredBlock block = new ConfiguredBlock(screen(), output.redactor());
            for (Connection found : finder.found()) {
                renderer.render(found, finder.users(found), finder.unit());
                if (join != null) {
                    block.print(finder.config(found));
                }
            }
        } else if (output.format.machine()) {
            try (JsonRecords records = new JsonRecords(output.format, out(), output.redactor())) {
                finder.found()
                        .forEach(found -> records.connection(found, finder.unit(), finder.config(found), join != null));
            }
        } else {
            try (ConnectionWriter writer = ConnectionWriter.of(output.format, out(), screen(), output.redactor())) {
                finder.found().forEach(found -> writer.connection(found, finder.unit()));
            }
        }
        config.say(notes, join);
        return time.outcome(notes, window, reports, !finder.found().isEmpty());
    }
}
