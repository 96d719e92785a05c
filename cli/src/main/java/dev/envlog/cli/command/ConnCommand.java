package dev.envlog.cli.command;

import dev.envlog.cli.render.ConnectionRenderer;
import dev.envlog.cli.render.ConnectionWriter;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.render.TimelineRenderer;
import dev.envlog.cli.workspace.ConnectionFinder;
import dev.envlog.cli.workspace.ConnectionListing;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.timeline.Connection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class ConnCommand implements Callable<Outcome> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "C20 FILE", description = "which connection, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--all", description = "list all connections; then only files are named")
    private boolean all;

    @Option(names = "--headers", description = "header blocks below their steps")
    private boolean headers;

    @Option(names = "--lines", description = "original lines below each step")
    private boolean lines;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ConnCommand(Host host) {
        this.host = host;
    }

    @Override
    public Outcome call() {
        PrintWriter out = spec.commandLine().getOut();
        Notes notes = new Notes(output.notes(host, spec.commandLine().getErr()), output.quiet);
        return all ? list(out, notes) : one(out, notes);
    }

    private Outcome list(PrintWriter out, Notes notes) {
        List<InputReport> reports;
        ConnectionListing listing;
        try (ConnectionWriter writer = ConnectionWriter.of(output.format, out, output.screen(host, out), output.redactor())) {
            listing = new ConnectionListing(writer::connection);
            reports = input.open(arguments, host, "conn --all").read(CorrelatorOptions.allConnections(), listing);
            notes.inputs(reports);
        }
        return notes.outcome(reports, listing.seen() > 0);
    }

    private Outcome one(PrintWriter out, Notes notes) {
        List<String> words = new ArrayList<>(arguments);
        if (!words.isEmpty() && words.get(0).startsWith("conn")) {
            words.remove(0);
        }
        if (words.isEmpty() || !words.get(0).matches("\\[?C?\\d{1,18}\\]?")) {
            throw new UserError("no connection named; give its id (envlog conn C20 proxy.log), or --all");
        }
        String name = words.remove(0);
        ConnectionFinder finder = new ConnectionFinder(Long.parseLong(name.replaceAll("\\D", "")));
        CorrelatorOptions keep = new CorrelatorOptions(true, true, false, CorrelatorOptions.timelines().maxOpen());
        List<InputReport> reports = input.open(words, host, "conn " + name).read(keep, finder);
        notes.inputs(reports);
        if (finder.found().isEmpty()) {
            notes.error("no connection is named '" + name + "'; there are " + Names.count(finder.seen(), "connection")
                    + ", 'envlog conn --all' lists them");
        } else if (output.format == OutputFormat.TABLE || output.format == OutputFormat.WIDE) {
            Screen screen = output.screen(host, out);
            ConnectionRenderer renderer =
                    new ConnectionRenderer(screen, output.redactor(), new TimelineRenderer.Extras(headers, lines));
            for (Connection connection : finder.found()) {
                renderer.render(connection, finder.users(connection), finder.unit());
            }
        } else {
            try (ConnectionWriter writer = ConnectionWriter.of(output.format, out, output.screen(host, out), output.redactor())) {
                finder.found().forEach(connection -> writer.connection(connection, finder.unit()));
            }
        }
        return notes.outcome(reports, !finder.found().isEmpty());
    }
}
