package dev.envlog.cli.command;

import dev.envlog.cli.render.ConfiguredBlock;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.ParticipantTable;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.render.TimelineRenderer;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.config.join.Joined;
import dev.envlog.timeline.Exchange;
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
        name = "show",
        description = "Show a request's timeline: every record of it, who made it, and what it means.",
        footer = {
            "",
            "REF is one of",
            "  S1119            beginning of a stream id",
            "  C12990           the latest request on a connection, C12990/2 the second",
            "  '[C1][S2]'       as pasted from a log, also '[Tags: \"ConnectionId\":\"1\",…]'",
            "  437a5a           beginning of an x-request-id, 6 characters or more",
            "  @17              the number in 'envlog ls' of the same files",
            "  last             the request that ended last",
            "  slowest          the one that took longest",
            "  worst            the failed one that took longest; the slowest if none failed",
            "  pod/reviews:C19  any of these, of the pod whose name begins so",
            "The words stream, conn and request may stand before it. Probes and side calls",
            "are none of last, slowest and worst. Several are shown in the order named; the",
            "exit code is 1 if one of them is not there.",
            "",
            "Examples:",
            "  envlog show S1119 proxy.log",
            "  envlog show conn C12990 --headers proxy.log",
            "  envlog show @3 @5 --by proxy.log",
            "  envlog query flag:UC --index x.log -o name | xargs envlog show --index x.log",
            "  kubectl logs POD -c istio-proxy | envlog show @3 --lines"
        })
final class ShowCommand extends LogCommand {

    @Parameters(paramLabel = "REF FILE", description = "which requests, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--by",
            description = "in place of the steps the filters and parts of Envoy that wrote them, and their verdicts")
    private boolean by;

    @Mixin
    private final StepOptions steps = new StepOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Option(
            names = "--whole",
            description = {
                "read the whole log; else reading ends soon after the request whose number is given, and of a file of 64 MB "
                        + "and more, of which a stream id is given, only what tells of it is read"
            })
    private boolean whole;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    ShowCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        output.refuseCsv();
        Notes notes = notes();
        Join join = config.join(host);
        Deque<String> words = new ArrayDeque<>(arguments);
        List<Ref> refs = Ref.takeAllOr(Ref.ANY, words);
        Workspace workspace = open(words, "show " + refs.get(0).example());
        Searched found = search(workspace, refs, time, join, whole ? Amount.ALL : Amount.ENOUGH, notes);
        Chosen chosen = Choice.all(refs, found.searches());
        if (!chosen.requests().isEmpty()) {
            show(chosen.requests(), join);
            config.say(notes, join);
            chosen.requests().forEach(one -> others(one.search(), notes));
        }
        chosen.complain(notes);
        return chosen.outcome(found.outcome(chosen.all()));
    }

    /** Says so where the latest of several was taken. */
    private static void others(Search search, Notes notes) {
        Ref ref = search.ref();
        int count = search.candidates().onConnection();
        if (ref.connection() != null && ref.nth() == 0 && ref.stream() == null && count > 1) {
            notes.say(Names.count(count, "request") + " used " + ref.text()
                    + "; this is the latest. The first: envlog show " + ref.text() + "/1");
        }
    }

    private void show(List<Chosen.One> requests, @Nullable Join join) {
        if (output.format.machine()) {
            try (JsonRecords records = new JsonRecords(output.format, out(), output.redactor())) {
                requests.forEach(
                        one -> records.timeline(one.request().exchange(), joined(one, join), join != null, by));
            }
        } else if (output.format == OutputFormat.NAME) {
            requests.forEach(one ->
                    out().println(Names.reference(one.number(), one.request().exchange())));
        } else {
            Screen screen = screen();
            draw(requests.get(0), screen, join);
            for (Chosen.One one : requests.subList(1, requests.size())) {
                out().println();
                draw(one, screen, join);
            }
        }
    }

    private void draw(Chosen.One one, Screen screen, @Nullable Join join) {
        boolean several = one.search().reports().size() > 1;
        Exchange exchange = one.request().exchange();
        if (by) {
            new ParticipantTable(screen, output.redactor(), several).render(one.number(), exchange);
            return;
        }
        new TimelineRenderer(screen, output.redactor(), steps.extras(several))
                .render(one.number(), exchange, one.search().sideCalls(one.request()));
        if (join != null) {
            new ConfiguredBlock(screen, output.redactor()).print(joined(one, join));
        }
    }

    /** Once more: by now the whole log has told what it knows of the connection. */
    private static @Nullable Joined joined(Chosen.One one, @Nullable Join join) {
        return join == null ? null : join.join(one.request().exchange());
    }
}
