package dev.envlog.cli.command;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.render.EventWriter;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Owner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Parameters(
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-m", "--max"},
            paramLabel = "N",
            description = "at most N of them")
    private long max = Long.MAX_VALUE;

    @Mixin
    private final LastOptions last = new LastOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

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
        Most.of(max);
        Notes notes = notes();
        Workspace workspace = open(files, "events");
        Window window = workspace.window(time.range());
        List<InputReport> reports;
        Handing handing;
        try (EventWriter writer = EventWriter.of(output.format, out(), screen(), output.redactor())) {
            handing = new Handing(writer, window);
            reports = workspace.read(CorrelatorOptions.allEvents(), handing);
            handing.finish();
            notes.inputs(reports);
            time.say(notes, window);
        }
        if (handing.hidden > 0) {
            notes.say("hidden: " + Names.count(handing.hidden, "record") + " of other programs (--show-noise)");
        }
        return time.outcome(notes, window, reports, handing.written + handing.hidden > 0);
    }

    private final class Handing implements Workspace.Reading {

        private final EventWriter writer;
        private final Window window;
        /** The last ones, if only these are wanted. */
        private final Deque<Owned> held = new ArrayDeque<>();

        private long hidden;

        private final int most = last.count(Integer.MAX_VALUE);
        private long written;
        private long now = Event.NO_TIME;

        Handing(EventWriter writer, Window window) {
            this.writer = writer;
            this.window = window;
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            // A record that prints no time was written when the one before it was.
            now = event.time() == Event.NO_TIME ? now : event.time();
            if (enough() || !window.holds(now)) {
                return;
            }
            if (!noise && owner == null && isSide(event.kind()) && !output.format.machine()) {
                hidden++;
                return;
            }
            Owned record = new Owned(event, restart, attribution, owner);
            if (most == Integer.MAX_VALUE) {
                write(record);
                return;
            }
            held.addLast(record);
            if (held.size() > most) {
                held.removeFirst();
            }
        }

        /** Writes what had to wait for the rest. */
        void finish() {
            held.stream().limit(max).forEach(this::write);
        }

        private void write(Owned record) {
            written++;
            writer.event(record.event(), record.restart(), record.attribution(), record.owner());
        }

        @Override
        public boolean enough() {
            return written >= max;
        }

        @Override
        public boolean mayStop() {
            return max < Long.MAX_VALUE;
        }

        private static boolean isSide(RecordKind kind) {
            return kind == RecordKind.AGENT || kind == RecordKind.ACCESS;
        }
    }

    private record Owned(
            Event event,
            int restart,
            Attribution attribution,
            @Nullable Owner owner) {}
}
