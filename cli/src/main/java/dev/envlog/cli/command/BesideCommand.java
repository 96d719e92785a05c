package dev.envlog.cli.command;

import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.RequestWriter;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes from the request looked at to another one beside it in the list of all. */
abstract class BesideCommand implements Callable<Outcome> {

    private static final String FAILED = "failed";

    private final Host host;
    private final Session.Way way;

    @Parameters(arity = "0..1", paramLabel = FAILED, description = "only what failed")
    @Nullable
    private String which;

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private BesideCommand(Host host, Session.Way way) {
        this.host = host;
        this.way = way;
    }

    @Override
    public Outcome call() {
        if (which != null && !which.equals(FAILED)) {
            throw new UserError("'" + which + "': expected failed, or nothing");
        }
        Session session = host.session();
        Listed request = session == null ? null : session.beside(way, which != null);
        if (session == null || request == null) {
            String more = session == null || session.isRead() ? "" : " in what was read so far";
            look.notes(host, spec.commandLine().getErr())
                    .say("no " + (which == null ? "" : "failed ") + "request "
                            + (way == Session.Way.NEXT ? "after" : "before") + " this one" + more);
            return Outcome.NOTHING;
        }
        session.look(request);
        PrintWriter out = spec.commandLine().getOut();
        try (RequestWriter row = RequestWriter.of(
                OutputFormat.TABLE, out, look.screen(host, out, false), look.redactor(), List.of(), false)) {
            row.request(request);
        }
        return Outcome.FOUND;
    }

    @Command(name = "next", description = "Go to the next request, or the next that failed.")
    static final class Next extends BesideCommand {
        Next(Host host) {
            super(host, Session.Way.NEXT);
        }
    }

    @Command(name = "prev", description = "Go to the request before, or the one before that failed.")
    static final class Prev extends BesideCommand {
        Prev(Host host) {
            super(host, Session.Way.PREVIOUS);
        }
    }
}
