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

    final Screen screen() {
        return output.screen(host, out());
    }
}
