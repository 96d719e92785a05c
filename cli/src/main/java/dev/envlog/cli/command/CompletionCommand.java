package dev.envlog.cli.command;

import dev.envlog.cli.completion.BashScript;
import dev.envlog.cli.completion.FishScript;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that has a shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(envlog completion bash)      in ~/.bashrc",
            "  source <(envlog completion zsh)       in ~/.zshrc",
            "  envlog completion fish > ~/.config/fish/completions/envlog.fish"
        })
final class CompletionCommand implements Callable<Outcome> {

    /** Shells there are scripts for. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Shell shell;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Outcome call() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        // zsh takes the script for bash, which looks which of them it is.
        out.print(shell == Shell.fish ? FishScript.of(root) : BashScript.of(root));
        return Outcome.FOUND;
    }
}
