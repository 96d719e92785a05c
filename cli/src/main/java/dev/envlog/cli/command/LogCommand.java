package dev.envlog.cli.command;

import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.Host;
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
}
