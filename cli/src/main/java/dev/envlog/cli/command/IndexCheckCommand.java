package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexSummary;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description = "Read all of an index once, and say whether it is whole.",
        footer = {"", "All in your cache if none is named.", "", "Examples:", "  envlog index check incident"})
final class IndexCheckCommand extends IndexesCommand {

    IndexCheckCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
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
                                + Names.count(records, "record") + " on their timelines");
            } catch (UserError e) {
                whole = false;
                notes.error(String.valueOf(e.getMessage()));
            }
        }
        return !whole ? Outcome.INCOMPLETE : folders.isEmpty() ? Outcome.NOTHING : Outcome.FOUND;
    }
}
