package dev.envlog.cli.command;

import dev.envlog.cli.render.StatusLine;
import dev.envlog.cli.render.TailWriter;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.correlator.CorrelatorOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tail",
        description = "Follow a live log: one line for each request as soon as it is finished.",
        footer = {
            "",
            "Examples:",
            "  kubectl logs -f deploy/reviews -c istio-proxy | envlog tail",
            "  kubectl logs -f POD -c istio-proxy | envlog tail --failed -o ndjson"
        })
final class TailCommand extends LogCommand {

    @Parameters(paramLabel = "FILE", description = "log to read as it comes; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--failed", description = "only what failed")
    private boolean failed;

    @Option(names = "--show-noise", description = "probes, scrapes and requests to the admin interface as well")
    private boolean noise;

    TailCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
        boolean status = host.outTerminal() && !host.plainTerminal() && !output.format.machine();
        @Nullable StatusLine line = status ? new StatusLine(out(), screen(), System.nanoTime()) : null;
        List<InputReport> reports;
        Following following;
        try (TailWriter writer = TailWriter.of(output.format, out(), screen(), output.redactor())) {
            following = new Following(
                    writer,
                    line,
                    request -> (noise || !request.noise())
                            && (!failed || request.exchange().failed()));
            reports = following.follow(
                    input.open(files, host, "tail"),
                    CorrelatorOptions.requests().live());
        }
        notes.inputs(reports);
        notes.say(following.summary());
        following.done();
        return notes.outcome(reports, following.seen() > 0);
    }
}
