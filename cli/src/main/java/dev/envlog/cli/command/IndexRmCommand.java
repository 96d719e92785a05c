package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rm",
        description = "Remove indexes. The logs are not touched.",
        footer = {"", "Examples:", "  envlog index rm proxy.log", "  envlog index rm incident"})
final class IndexRmCommand implements Callable<Outcome> {

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "indexes, or logs they were made of")
    private List<String> names = new ArrayList<>();

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Host host;

    IndexRmCommand(Host host) {
        this.host = host;
    }

    @Override
    public Outcome call() {
        Notes notes = new Notes(look.notes(host, spec.commandLine().getErr()), look.quiet);
        for (Path folder : IndexFolders.named(names, host, "rm")) {
            IndexSummary.remove(folder);
            notes.say(folder + ": removed");
        }
        return Outcome.FOUND;
    }
}
