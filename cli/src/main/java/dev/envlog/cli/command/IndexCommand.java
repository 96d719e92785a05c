package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Indexing;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "index",
        description = "Keep what logs tell in an index, to be asked in place of them.",
        footer = {
            "",
            "An index holds all of each request and connection; it answers also when the logs are gone.",
            "Files that have not changed are not read again; if one has, all are, and the index is",
            "replaced at once when that is done.",
            "",
            "Examples:",
            "  envlog index --into proxy.index proxy.log",
            "  envlog query 'status:5xx flag:UC' --index proxy.index",
            "  envlog show S1119 --index proxy.index"
        })
final class IndexCommand extends ReadingCommand {

    @Parameters(
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "directory of the index")
    private Path into = Path.of("");

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    IndexCommand(Host host) {
        super(host);
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
        Indexing.Result result =
                Indexing.index(into, files.isEmpty() ? List.of("-") : files, open(files, "index --into " + into));
        if (result.unchanged()) {
            notes.say(into + ": up to date");
            return Outcome.FOUND;
        }
        notes.inputs(result.reports());
        notes.say(into + ": " + Names.count(result.requests(), "request") + ", "
                + Names.count(result.connections(), "connection"));
        return notes.outcome(result.reports(), result.requests() > 0);
    }
}
