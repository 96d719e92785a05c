package dev.envlog.cli.command;

import dev.envlog.cli.render.ConnectionRenderer;
import dev.envlog.cli.render.ConnectionWriter;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.ConnectionFinder;
import dev.envlog.cli.workspace.ConnectionListing;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.correlator.CorrelatorOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "conn",
        description = "Show the life of a connection and what used it, or list all connections.",
        footer = {
            "",
            "Ids begin again when the process restarts: each connection of that id is shown.",
            "",
            "Examples:",
            "  envlog conn C12991 proxy.log",
            "  envlog conn --all -o wide proxy.log"
        })
final class ConnCommand extends LogCommand {

    @Parameters(paramLabel = "C20 FILE", description = "which connection, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--all", description = "list all connections; then only files are named")
    private boolean all;

    @Mixin
    private final StepOptions steps = new StepOptions();

    ConnCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        return all ? list(notes()) : one(notes());
    }

    private Outcome list(Notes notes) {
        try (ConnectionWriter writer = ConnectionWriter.of(output.format, out(), screen(), output.redactor())) {
            ConnectionListing listing = new ConnectionListing(writer::connection);
            List<InputReport> reports = open(arguments, "conn --all").read(CorrelatorOptions.allConnections(), listing);
            notes.inputs(reports);
            return notes.outcome(reports, listing.seen() > 0);
        }
    }

    private Outcome one(Notes notes) {
        Deque<String> words = new ArrayDeque<>(arguments);
        long id = Ref.takeConnection(words);
        ConnectionFinder finder = new ConnectionFinder(id);
        List<InputReport> reports = open(words, "conn C" + id).read(CorrelatorOptions.connectionTimelines(), finder);
        notes.inputs(reports);
        if (finder.found().isEmpty()) {
            notes.error("no connection is named C" + id + "; the log has " + Names.count(finder.seen(), "connection")
                    + ", 'envlog conn --all' lists them");
        } else if (output.format == OutputFormat.TABLE || output.format == OutputFormat.WIDE) {
            ConnectionRenderer renderer = new ConnectionRenderer(screen(), output.redactor(), steps.extras());
            finder.found().forEach(found -> renderer.render(found, finder.users(found), finder.unit()));
        } else {
            try (ConnectionWriter writer = ConnectionWriter.of(output.format, out(), screen(), output.redactor())) {
                finder.found().forEach(found -> writer.connection(found, finder.unit()));
            }
        }
        return notes.outcome(reports, !finder.found().isEmpty());
    }
}
