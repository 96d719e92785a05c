package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about indexes that are there. */
abstract class IndexesCommand implements Callable<Outcome> {

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "indexes, or logs they were made of")
    List<String> names = new ArrayList<>();

    @Mixin
    final ScreenOptions look = new ScreenOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    final Host host;

    IndexesCommand(Host host) {
        this.host = host;
    }

    Notes notes() {
        return look.notes(host, spec.commandLine().getErr());
    }
}
