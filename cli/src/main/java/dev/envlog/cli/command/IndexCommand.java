package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.terminal.AtExit;
import dev.envlog.cli.workspace.Cancel;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexHome;
import dev.envlog.cli.workspace.IndexSummary;
import dev.envlog.cli.workspace.IndexWatch;
import dev.envlog.cli.workspace.Indexer;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Inputs;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "index",
        description = "Make an index of logs, or bring it up to date, to be read in place of them.",
        footer = {
            "",
            "The other commands need none: it saves reading a large log again, and answers",
            "when the log is gone. It has all lines of the logs in it, secrets too.",
            "",
            "A log that is as it was is passed over, one that has grown is gone on with; if",
            "another file has its name, what was indexed is kept and the other one added.",
            "It prints the directory of the index.",
            "",
            "Examples:",
            "  envlog index proxy.log",
            "  envlog show S1119 --index proxy.log",
            "  envlog index --into incident *.log",
            "  envlog index --watch proxy.log",
            "  envlog query 'status:5xx' --index incident"
        })
final class IndexCommand extends ReadingCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "directory of the index; if not given one in your cache, for these names")
    @Nullable
    private String into;

    @Option(
            names = "--watch",
            description = "go on while the logs are written, until Ctrl-C; what is new is kept every few seconds")
    private boolean watch;

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    private IndexCommand(Host host) {
        super(host);
    }

    /** With the commands below it. */
    static CommandLine of(Host host) {
        return new CommandLine(new IndexCommand(host))
                .addSubcommand("ls", new IndexLsCommand(host))
                .addSubcommand("rm", new IndexRmCommand(host))
                .addSubcommand("check", new IndexCheckCommand(host));
    }

    @Override
    ScreenOptions look() {
        return look;
    }

    @Override
    public Outcome call() {
        if (input.index != null) {
            throw new UserError("--index: an index is made of logs; name their files");
        }
        Notes notes = notes();
        Session session = host.session();
        List<String> names = files.isEmpty() && session != null ? session.names() : files;
        Inputs inputs = Inputs.of(names, input.rules(), host, "index");
        if (into == null && (names.isEmpty() || names.contains("-"))) {
            throw new UserError("standard input has no name to keep its index under; name a directory with --into");
        }
        Path folder = into == null ? IndexHome.of(names, host) : IndexHome.directory(into);
        if (into == null) {
            IndexHome.prepare(host);
        }
        List<InputReport> reports =
                watch ? watch(inputs, folder, notes) : new Indexer(inputs, progress(), notes::say).index(folder);
        notes.inputs(reports);
        if (!IndexSummary.isIndex(folder)) {
            return notes.outcome(reports, false);
        }
        IndexSummary summary = IndexSummary.of(folder);
        notes.say(Names.count(summary.requests(), "request") + ", " + Names.count(summary.connections(), "connection")
                + " in " + Names.count(summary.logs(), "log") + " · " + IndexFolders.sizes(summary));
        out().println(folder);
        return notes.outcome(reports, summary.requests() + summary.connections() > 0);
    }

    /** Until Ctrl-C: the process then ends when what came is in the index. */
    private List<InputReport> watch(Inputs inputs, Path folder, Notes notes) {
        Session session = host.session();
        Cancel cancel = session == null ? new Cancel() : session.cancel();
        CountDownLatch done = new CountDownLatch(1);
        AtExit end = session == null ? new AtExit("envlog-index-end", () -> stop(cancel, done)) : null;
        try {
            return new IndexWatch(inputs, cancel, notes::say, at -> say(notes, IndexSummary.of(at))).watch(folder);
        } finally {
            done.countDown();
            if (end != null) {
                end.forget();
            }
        }
    }

    private static void stop(Cancel cancel, CountDownLatch done) {
        cancel.ask();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Notes notes, IndexSummary summary) {
        notes.say(summary.folder() + ": " + Names.count(summary.requests(), "request") + ", "
                + Names.count(summary.connections(), "connection"));
    }
}
