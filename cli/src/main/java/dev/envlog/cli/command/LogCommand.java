package dev.envlog.cli.command;

import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.Host;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command that reads logs has: options on what is read and printed, and where that goes. */
abstract class LogCommand implements Callable<Outcome> {

    final Host host;

    @Mixin
    final InputOptions input = new InputOptions();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    LogCommand(Host host) {
        this.host = host;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final Screen screen() {
        return output.screen(host, out());
    }

    final Notes notes() {
        return new Notes(output.notes(host, spec.commandLine().getErr()), output.quiet);
    }
}
