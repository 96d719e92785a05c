package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexSummary;
import java.nio.file.Path;
import picocli.CommandLine.Command;

@Command(
        name = "rm",
        description = "Remove indexes. The logs are not touched.",
        footer = {"", "Examples:", "  envlog index rm proxy.log", "  envlog index rm incident"})
final class IndexRmCommand extends IndexesCommand {

    IndexRmCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
        for (Path folder : IndexFolders.named(names, host, "rm")) {
            IndexSummary.remove(folder);
            notes.say(folder + ": removed");
        }
        return Outcome.FOUND;
    }
}
