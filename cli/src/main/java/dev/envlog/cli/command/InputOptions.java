package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Inputs;
import dev.envlog.cli.workspace.Workspace;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what is read. */
final class InputOptions {

    @Option(
            names = "--pod",
            paramLabel = "NAME",
            description = "name of the pod the log is of; its file name if not given")
    @Nullable
    String pod;

    /** @param example the command as typed before the file, for the message if there is nothing to read */
    Workspace open(Collection<String> files, Host host, String example) {
        return new Workspace(Inputs.of(List.copyOf(files), pod, host, example));
    }
}
