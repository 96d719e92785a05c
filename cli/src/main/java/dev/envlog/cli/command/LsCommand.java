package dev.envlog.cli.command;

import dev.envlog.cli.render.RequestWriter;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "ls",
        description = "List requests and sessions, as they ended.",
        footer = {
            "",
            "The number in the first column is good for 'envlog show @N' with the same files.",
            "",
            "Examples:",
            "  envlog ls proxy.log",
            "  envlog ls --failed --sort -duration proxy.log.gz",
            "  kubectl logs POD -c istio-proxy | envlog ls -o ndjson | jq .status"
        })
final class LsCommand extends LogCommand {

    @Parameters(
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Mixin
    private final RequestOptions requests = new RequestOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    LsCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
        Join join = config.join(host);
        Workspace workspace = open(files, "ls");
        Window window = workspace.window(time.range());
        Listing listing;
        List<InputReport> reports;
        try (RequestWriter writer = RequestWriter.of(output.format, out(), screen(), output.redactor(), join != null)) {
            listing = new Listing(requests, window, writer, join);
            reports = workspace.read(
                    join == null ? CorrelatorOptions.requests() : CorrelatorOptions.timelines(), listing);
            listing.finish();
            notes.inputs(reports);
            time.say(notes, window);
            listing.head().forEach(notes::say);
        }
        listing.foot().forEach(notes::say);
        config.say(notes, join);
        Listed next = listing.worst();
        if (next != null && !output.format.machine()) {
            notes.say("next: envlog show @" + next.number() + (input.recursive ? " -r" : "")
                    + (files.isEmpty() ? "" : " " + String.join(" ", files)));
        }
        return time.outcome(notes, window, reports, listing.shown() > 0);
    }
}
