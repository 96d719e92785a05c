package dev.envlog.cli.command;

import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.Host;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What a command has that reads logs and prints tables or records. */
abstract class LogCommand extends ReadingCommand {

    @Mixin
    final OutputOptions output = new OutputOptions();

    LogCommand(Host host) {
        super(host);
    }

    @Override
    final ScreenOptions look() {
        return output;
    }

    /** Whether what it prints can be comma-separated values. */
    boolean tabular() {
        return false;
    }

    final Screen screen() {
        if (!tabular()) {
            output.refuseCsv();
        }
        return output.screen(host, out());
    }

    /** What to type next, for the same logs. */
    final void next(Notes notes, String command, List<String> files) {
        // What came through a pipe is gone.
        if (!output.format.machine() && !files.contains("-")) {
            notes.say((host.session() == null ? "next: envlog " : "next: ") + command + input.typed(files));
        }
    }
}
