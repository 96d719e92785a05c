package dev.envlog.cli.command;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.render.EventWriter;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Owner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "events",
        description = "List every record of the log: who made it, what it states, whose it is.",
        footer = {
            "",
            "Examples:",
            "  envlog events proxy.log",
            "  envlog events -o ndjson proxy.log | jq 'select(.event == null) | .message'"
        })
final class EventsCommand extends LogCommand {

    @Parameters(paramLabel = "FILE", description = "logs, also gzipped; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-m", "--max"},
            paramLabel = "N",
            description = "at most N of them")
    private long max = Long.MAX_VALUE;

    @Option(
            names = "--show-noise",
            description =
                    "in tables also lines of other programs, and access-log lines of no request; other formats have all")
    private boolean noise;

    EventsCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        if (output.format == OutputFormat.NAME) {
            throw new UserError("-o name: records have no names; use ndjson and take 'line'");
        }
        Notes notes = notes();
        Workspace workspace = input.open(files, host, "events");
        List<InputReport> reports;
        Handing handing;
        try (EventWriter writer = EventWriter.of(output.format, out(), screen(), output.redactor())) {
            handing = new Handing(writer);
            reports = workspace.read(CorrelatorOptions.allEvents(), handing);
            notes.inputs(reports);
        }
        if (handing.hidden > 0) {
            notes.say("hidden: " + Names.count(handing.hidden, "record") + " of other programs (--show-noise)");
        }
        return notes.outcome(reports, handing.written + handing.hidden > 0);
    }

    private final class Handing implements Workspace.Reading {

        private final EventWriter writer;
        private long written;
        private long hidden;

        Handing(EventWriter writer) {
            this.writer = writer;
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            if (enough()) {
                return;
            }
            if (!noise && owner == null && isSide(event.kind()) && !output.format.machine()) {
                hidden++;
            } else {
                written++;
                writer.event(event, restart, attribution, owner);
            }
        }

        @Override
        public boolean enough() {
            return written >= max;
        }

        private static boolean isSide(RecordKind kind) {
            return kind == RecordKind.AGENT || kind == RecordKind.ACCESS;
        }
    }
}
