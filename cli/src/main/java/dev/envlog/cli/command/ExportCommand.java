package dev.envlog.cli.command;

import dev.envlog.cli.export.CurlExport;
import dev.envlog.cli.export.ExportFormat;
import dev.envlog.cli.export.HarExport;
import dev.envlog.cli.export.RequestExport;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.timeline.ExchangeKind;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write requests for other tools: as curl commands that send them again, or as HAR.",
        footer = {
            "",
            "REF is as for 'envlog show'; there may be several.",
            "curl: for a POSIX shell. Secrets are variables to be set, such as $AUTHORIZATION.",
            "har: an HTTP Archive 1.2, with an entry for each try; the field _envoy has the",
            "record that 'envlog ls -o json' prints.",
            "",
            "Examples:",
            "  envlog export -o curl worst proxy.log",
            "  envlog export -o curl @3 --to upstream proxy.log | sh",
            "  envlog export -o har --failed proxy.log > failed.har"
        })
final class ExportCommand extends ReadingCommand {

    @Parameters(paramLabel = "REF FILE", description = "which requests, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            required = true,
            description = "${COMPLETION-CANDIDATES}")
    private ExportFormat format = ExportFormat.CURL;

    @Option(names = "--all", description = "all requests; then only files are named")
    private boolean all;

    @Option(names = "--failed", description = "all that failed; then only files are named")
    private boolean failed;

    @Option(names = "--show-noise", description = "with --all: probes, scrapes and admin requests as well")
    private boolean noise;

    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            description = "curl: send it there, whatever it says; upstream: to the host that served it")
    @Nullable
    private String to;

    @Option(
            names = "--all-headers",
            description = "curl: also headers that proxies add, and those of the connection and of tracing")
    private boolean allHeaders;

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    ExportCommand(Host host) {
        super(host);
    }

    @Override
    ScreenOptions look() {
        return look;
    }

    @Override
    public Outcome call() {
        if (to != null && !CurlExport.isTarget(to)) {
            throw new UserError("--to " + to + ": give HOST:PORT, or upstream for the host that served it");
        }
        if (to != null && format == ExportFormat.HAR) {
            throw new UserError("--to: only curl sends something; leave it out with -o har");
        }
        Deque<String> words = new ArrayDeque<>(arguments);
        return all || failed ? many(words) : named(Ref.takeAll(words), words);
    }

    private Outcome named(List<Ref> refs, Deque<String> files) {
        Notes notes = notes();
        String command = "export -o " + format + " " + refs.get(0).text();
        Workspace workspace = open(files, command);
        Searched found = search(workspace, refs, time, null, Amount.ENOUGH, notes);
        Chosen chosen = Choice.all(refs, found.searches());
        chosen.complain(notes);
        if (chosen.requests().isEmpty()) {
            return chosen.outcome(found.outcome(false));
        }
        boolean whole = true;
        List<String> said;
        try (RequestExport export = export(refs.size() > 1)) {
            for (Chosen.One one : chosen.requests()) {
                if (!export.request(one.request())) {
                    whole = false;
                    notes.error(Names.handle(one.request().exchange()) + ": " + lacking(one.request()));
                }
            }
            said = export.notes();
        }
        said.forEach(notes::say);
        return chosen.outcome(found.outcome(whole && chosen.all()));
    }

    private static String lacking(Listed request) {
        return request.exchange().kind() == ExchangeKind.TCP
                ? "a TCP session has no request that could be sent again"
                : "the log does not tell what was asked for, or it is none that can be sent again";
    }

    private Outcome many(Deque<String> files) {
        Notes notes = notes();
        Workspace workspace = open(files, "export -o " + format + (failed ? " --failed" : " --all"));
        Window window = workspace.window(time.range());
        List<InputReport> reports;
        Exporting exporting;
        List<String> said;
        try (RequestExport export = export(true)) {
            exporting = new Exporting(export, window);
            reports = workspace.read(CorrelatorOptions.timelines(), exporting);
            notes.inputs(reports);
            time.say(notes, window);
            said = export.notes();
        }
        said.forEach(notes::say);
        if (exporting.hidden() > 0) {
            notes.say("left out: " + Names.count(exporting.hidden(), "probe or admin request") + " (--show-noise)");
        }
        if (exporting.lacking > 0) {
            notes.say("left out: " + Names.count(exporting.lacking, "session or request")
                    + " of which the log does not tell what was asked for");
        }
        return time.outcome(notes, window, reports, exporting.written > 0);
    }

    private RequestExport export(boolean several) {
        PrintWriter out = out();
        return switch (format) {
            case CURL -> new CurlExport(out, look.redactor(), several, to, allHeaders);
            case HAR -> new HarExport(out, look.redactor(), version());
        };
    }

    private static String version() {
        return Objects.requireNonNullElse(ExportCommand.class.getPackage().getImplementationVersion(), "development");
    }

    private final class Exporting extends RequestReading {

        private final RequestExport export;
        private long written;
        private long lacking;

        Exporting(RequestExport export, Window window) {
            super(window);
            this.export = export;
        }

        /** Side calls are no requests of a client. */
        @Override
        protected void request(Listed request) {
            boolean wanted = request.exchange().kind() != ExchangeKind.ASYNC
                    && (noise || !request.noise())
                    && (!failed || request.exchange().failed());
            if (wanted && export.request(request)) {
                written++;
            } else if (wanted) {
                lacking++;
            }
        }

        long hidden() {
            return noise ? 0 : noise();
        }
    }
}
