package dev.envlog.cli.command;

import dev.envlog.cli.render.Origins;
import dev.envlog.cli.render.StatusLine;
import dev.envlog.cli.render.TailWriter;
import dev.envlog.cli.workspace.Follower;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tail",
        description = "Follow a live log: one line for each request as soon as it is finished.",
        footer = {
            "",
            "Standard input is followed until it ends. A file is read to its end; with -f",
            "it is followed for ever, also through rotation: when another file takes its",
            "name, when it is truncated, and when it is not there yet. Several files are",
            "followed at the same time. Before that come the last 10 requests of each.",
            "",
            "Examples:",
            "  kubectl logs -f deploy/reviews -c istio-proxy | envlog tail",
            "  kubectl logs -f POD -c istio-proxy | envlog tail --failed -o ndjson",
            "  kubectl logs -f POD -c istio-proxy | envlog tail --where 'duration>1s'",
            "  envlog tail -f proxy.log",
            "  envlog tail -f --tail 0 /var/log/containers/*istio-proxy*.log"
        })
final class TailCommand extends LogCommand {

    /** What a person wants to see of the past; as of {@code tail -f}. */
    private static final int LAST = 10;

    @Parameters(paramLabel = "FILE", description = "log to read as it comes; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "-F", "--follow"},
            negatable = true,
            description = "go on when files end, also when they are rotated")
    private boolean follow;

    @Option(names = "--failed", description = "only what failed")
    private boolean failed;

    @Option(names = "--show-noise", description = "probes, scrapes and requests to the admin interface as well")
    private boolean noise;

    @Mixin
    private final FilterOptions where = new FilterOptions();

    @Mixin
    private final LastOptions last = new LastOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    TailCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
        Join join = config.join(host);
        Workspace workspace = input.open(files, host, "tail");
        Filter filter = where.filter(live() ? Workspace.times(now()) : workspace.times());
        Window window = window(workspace);
        Backlog backlog = backlog();
        boolean status = host.outTerminal() && !host.plainTerminal() && !output.format.machine();
        @Nullable StatusLine line = status ? new StatusLine(out(), screen(), System.nanoTime()) : null;
        Origins origins = follow ? Origins.of(names()) : Origins.NONE;
        List<InputReport> reports;
        Following following;
        try (TailWriter writer =
                TailWriter.of(output.format, out(), screen(), output.redactor(), origins, join != null)) {
            following = new Following(writer, line, window, join, backlog, request -> wanted(request, filter));
            reports = following.follow(work(workspace, filter, notes, join != null));
        }
        notes.inputs(reports);
        time.say(notes, window);
        config.say(notes, join);
        notes.say(following.summary());
        filter.foot().forEach(notes::say);
        following.done();
        return filter.outcome(time.outcome(notes, window, reports, following.seen() > 0));
    }

    private boolean wanted(Listed request, Filter filter) {
        if (!noise && request.noise()) {
            return false;
        }
        filter.look(request);
        return (!failed || request.exchange().failed()) && filter.fits(request);
    }

    /** @param records whether those of each request are needed, whatever the filter needs */
    private Function<Following, List<InputReport>> work(
            Workspace workspace, Filter filter, Notes notes, boolean records) {
        CorrelatorOptions options = (records ? CorrelatorOptions.timelines() : filter.options()).live();
        return following -> {
            if (!follow) {
                return workspace.follow(options, following);
            }
            Follower follower = workspace.follower(note -> following.above(() -> notes.say(note)));
            return follower.follow(options, following);
        };
    }

    private Window window(Workspace workspace) {
        if (follow && time.hasUntil()) {
            throw new UserError("--until with -f: following has no end; leave out one of them");
        }
        return live() ? time.range().from(now()) : workspace.window(time.range());
    }

    /** Whether the end of the input is now. */
    private boolean live() {
        return follow || !onlyFiles();
    }

    /** Null if everything is to be shown: of what is piped in, of a file that is not followed, or from a time on. */
    private @Nullable Backlog backlog() {
        int count = last.count(follow && onlyFiles() && !time.hasSince() ? LAST : Integer.MAX_VALUE);
        return count == Integer.MAX_VALUE ? null : new Backlog(count);
    }

    private boolean onlyFiles() {
        return !names().isEmpty() && !names().contains("-");
    }

    private List<String> names() {
        Session session = host.session();
        return files.isEmpty() && session != null ? session.names() : files;
    }

    private static long now() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }
}
