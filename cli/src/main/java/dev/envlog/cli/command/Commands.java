package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import picocli.CommandLine;

/** The commands there are. */
public final class Commands {

    private Commands() {}

    /** Adds every command to the root. */
    public static void addTo(CommandLine root, Host host) {
        root.addSubcommand("ls", new LsCommand(host));
        root.addSubcommand("show", new ShowCommand(host));
        root.addSubcommand("conn", new ConnCommand(host));
        root.addSubcommand("events", new EventsCommand(host));
        root.addSubcommand("tail", new TailCommand(host));
        root.addSubcommand("help", new CommandLine.HelpCommand());
    }
}
