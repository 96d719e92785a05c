package dev.envlog.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints one of a few texts that the program brings along, for other programs; reads no log. */
abstract class TextCommand implements Callable<Outcome> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** @param root the command of which all others are */
    abstract String text(CommandLine root);

    @Override
    public final Outcome call() {
        spec.commandLine().getOut().print(text(spec.root().commandLine()));
        return Outcome.FOUND;
    }
}
