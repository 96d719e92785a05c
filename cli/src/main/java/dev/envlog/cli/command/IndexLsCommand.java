package dev.envlog.cli.command;

import dev.envlog.cli.render.IndexTable;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexSummary;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "ls",
        description = "List indexes: what they are of, how much is in them, and how large they are.",
        footer = {
            "",
            "All in your cache if none is named.",
            "",
            "Examples:",
            "  envlog index ls",
            "  envlog index ls incident"
        })
final class IndexLsCommand extends IndexesCommand {

    IndexLsCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        Notes notes = notes();
        IndexTable table = new IndexTable(look.screen(host, spec.commandLine().getOut(), false));
        List<Path> folders = IndexFolders.of(names, host);
        boolean readable = true;
        for (Path folder : folders) {
            try {
                IndexSummary summary = IndexSummary.of(folder);
                table.row(summary, IndexFolders.size(summary.logBytes()), IndexFolders.size(summary.indexBytes()));
            } catch (UserError e) {
                readable = false;
                notes.error(String.valueOf(e.getMessage()));
            }
        }
        table.flush();
        if (folders.isEmpty()) {
            notes.say("there is no index in your cache; make one: envlog index proxy.log");
        }
        return !readable ? Outcome.INCOMPLETE : folders.isEmpty() ? Outcome.NOTHING : Outcome.FOUND;
    }
}
