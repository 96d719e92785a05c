package dev.envlog.cli.command;

import dev.envlog.cli.completion.BashScript;
import dev.envlog.cli.completion.FishScript;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class CompletionCommand extends TextCommand {

    /** Shells there are scripts for. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Shell shell;

    @Override
    String text(CommandLine root) {
        // zsh takes the script for bash, which looks which of them it is.
        return shell == Shell.fish ? FishScript.of(root) : BashScript.of(root);
    }
}
