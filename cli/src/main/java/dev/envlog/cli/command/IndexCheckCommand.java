package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexSummary;
import dev.envlog.cli.workspace.UserError;
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
        name = "check",
        description = "Read all of an index once, and say whether it is whole.",
        footer = {"", "Examples:", "  envlog index check incident"})
final class IndexCheckCommand implements Callable<Outcome> {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "indexes, or logs they were made of; all in your cache if none is named")
    private List<String> names = new ArrayList<>();

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Host host;

    IndexCheckCommand(Host host) {
        this.host = host;
    }

    @Override
    public Outcome call() {
        Notes notes = new Notes(look.notes(host, spec.commandLine().getErr()), look.quiet);
        List<Path> folders = IndexFolders.of(names, host);
        boolean whole = true;
        for (Path folder : folders) {
            try {
                long records = IndexSummary.check(folder);
                IndexSummary summary = IndexSummary.of(folder);
                spec.commandLine()
                        .getOut()
                        .println(folder + ": whole, "
                                + Names.count(summary.requests(), "request") + ", "
                                + Names.count(summary.connections(), "connection") + ", "
                                + Names.count(records, "record") + " of theirs");
            } catch (UserError e) {
                whole = false;
                notes.error(String.valueOf(e.getMessage()));
            }
        }
        return !whole ? Outcome.INCOMPLETE : folders.isEmpty() ? Outcome.NOTHING : Outcome.FOUND;
    }
}
