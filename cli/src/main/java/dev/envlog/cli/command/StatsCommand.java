package dev.envlog.cli.command;

import dev.envlog.cli.render.FieldColumn;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.StatsWriter;
import dev.envlog.cli.stats.Group;
import dev.envlog.cli.stats.Percentiles;
import dev.envlog.cli.stats.Tally;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stats",
        description = "Count requests, and tell how long they took, by the values of fields.",
        footer = {
            "",
            "A request with several values, as of flags or tries, counts for each of them.",
            "Percentiles are exact to one in a thousand. EXAMPLE is the first request that",
            "failed, else the slowest: envlog show @N.",
            "",
            "Examples:",
            "  envlog stats proxy.log",
            "  envlog stats --by flag --failed proxy.log",
            "  envlog stats --by cluster,upstream.host --where 'kind:http' *.log",
            "  envlog stats --percentiles p50,p99:poolWait,connect,upstream proxy.log",
            "  envlog stats --by path -m 20 -o csv proxy.log"
        })
final class StatsCommand extends LogCommand {

    @Parameters(
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            split = ",",
            defaultValue = "cluster",
            description = "group by these (envlog help fields); cluster if not given, 'all' for one group")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--percentiles",
            paramLabel = "P",
            defaultValue = Percentiles.USUAL,
            description = "which, and of what: p50,p99 (of the duration), p50,p99,max:poolWait,connect,upstream")
    private String percentiles = Percentiles.USUAL;

    @Option(names = "--failed", description = "only what failed")
    private boolean failed;

    @Option(names = "--show-noise", description = "probes, scrapes and requests to the admin interface as well")
    private boolean noise;

    @Option(
            names = {"-m", "--max"},
            paramLabel = "N",
            description = "at most N groups, those with most requests")
    private int max = Integer.MAX_VALUE;

    @Mixin
    private final FilterOptions where = new FilterOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    StatsCommand(Host host) {
        super(host);
    }

    @Override
    boolean tabular() {
        return true;
    }

    @Override
    public Outcome call() {
        if (output.format == OutputFormat.NAME) {
            throw new UserError("-o name: a group has no name; use csv or ndjson");
        }
        Most.of(max);
        List<FieldColumn> groupedBy = by.equals(List.of("all"))
                ? List.of()
                : by.stream().map(StatsCommand::column).toList();
        Percentiles asked = Percentiles.parse(percentiles);
        List<Field> fields = groupedBy.stream().map(FieldColumn::field).toList();
        Notes notes = notes();
        Workspace workspace = open(files, "stats");
        Filter filter = where.filter(workspace.times());
        noise |= filter.asksForNoise();
        Window window = workspace.window(time.range());
        Counting counting = new Counting(new Tally(fields, asked.measures()), filter, window);
        boolean lines = fields.stream().anyMatch(Field::ofLines);
        List<InputReport> reports = workspace.read(lines ? CorrelatorOptions.timelines() : filter.options(), counting);
        List<Group> groups = counting.tally.groups();
        new StatsWriter(groupedBy, asked, output.redactor())
                .write(groups.subList(0, Math.min(max, groups.size())), output.format, out(), screen());
        notes.inputs(reports);
        time.say(notes, window);
        say(notes, counting, groups);
        filter.foot().forEach(notes::say);
        return filter.outcome(time.outcome(notes, window, reports, counting.counted > 0));
    }

    private void say(Notes notes, Counting counting, List<Group> groups) {
        if (!noise && counting.noise() > 0) {
            notes.say("hidden: " + Names.count(counting.noise(), "probe or admin request") + " (--show-noise)");
        }
        if (counting.counted == 0) {
            notes.say(
                    counting.seen() == 0
                            ? "no request found"
                            : "none of " + Names.count(counting.seen(), "request") + " fits");
            return;
        }
        notes.say(Names.count(counting.counted, "request") + " · " + Names.count(counting.failures) + " failed · "
                + Names.count(groups.size(), "group")
                + (max < groups.size() ? ", " + Names.count(max) + " shown" : ""));
        if (counting.tally.overflown()) {
            notes.say("! too many groups to tell apart: those that came last are taken together; use --where");
        }
    }

    private static FieldColumn column(String typed) {
        Field field = FieldNames.named("--by", typed);
        if (field.type() == FieldType.TIME || field.type() == FieldType.DURATION || field.type() == FieldType.TEXT) {
            throw new UserError("--by " + typed + ": nearly every request has another; use cluster, status, flag,"
                    + " method, path, upstream.host, filter, cause, pod");
        }
        return new FieldColumn(typed, field);
    }

    private final class Counting extends RequestReading {

        private final Tally tally;
        private final Filter filter;
        private long counted;
        private long failures;

        Counting(Tally tally, Filter filter, Window window) {
            super(window);
            this.tally = tally;
            this.filter = filter;
        }

        @Override
        protected @Nullable Query picks() {
            return filter.query();
        }

        @Override
        protected void request(Listed request) {
            if (!noise && request.noise()) {
                return;
            }
            filter.look(request);
            if ((!failed || request.exchange().failed()) && filter.fits(request)) {
                counted++;
                failures += request.exchange().failed() ? 1 : 0;
                tally.add(request.subject());
            }
        }
    }
}
