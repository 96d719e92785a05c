package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands there are. */
public final class Commands {

    private Commands() {}

    /**
     * Adds the commands to the root. Reading a command's annotations takes some 10 ms of a cold start, so that a word that
     * names a command brings only that one; any other word needs all of them, for help and suggestions.
     *
     * @param word the first argument, empty if there is none
     */
    public static void addTo(CommandLine root, Host host, String word) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ls", () -> new LsCommand(host));
        commands.put("query", () -> new QueryCommand(host));
        commands.put("stats", () -> new StatsCommand(host));
        commands.put("show", () -> new ShowCommand(host));
        commands.put("map", () -> new MapCommand(host));
        commands.put("conn", () -> new ConnCommand(host));
        commands.put("events", () -> new EventsCommand(host));
        commands.put("doctor", () -> new DoctorCommand(host));
        commands.put("what", () -> new WhatCommand(host));
        commands.put("tail", () -> new TailCommand(host));
        commands.put("config", () -> new ConfigCommand(host));
        commands.put("help", () -> new HelpCommand(host));
        boolean one = commands.containsKey(word) && !word.equals("help");
        commands.forEach((name, command) -> {
            if (!one || name.equals(word)) {
                root.addSubcommand(name, command.get());
            }
        });
    }
}
