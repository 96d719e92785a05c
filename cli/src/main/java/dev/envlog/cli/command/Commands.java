package dev.envlog.cli.command;

import dev.envlog.cli.options.CommandModel;
import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.workspace.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands there are. */
public final class Commands {

    /** The command that is meant where only a log is named. */
    public static final String SHELL = "repl";

    /** Those that tell of the others. */
    private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

    private Commands() {}

    /**
     * The command that a word names, ready to run with what the table of arguments has. It can tell neither what is wrong with
     * a command line nor help.
     *
     * @param word the first argument
     * @return null if the word names no command, or one that looks at the others
     */
    public static @Nullable CommandLine only(String word, Host host, Interpreter interpreter) {
        Supplier<Object> command = all(host, interpreter).get(word);
        if (command == null || ABOUT_ALL.contains(word)) {
            return null;
        }
        Object made = command.get();
        return made instanceof CommandLine whole ? whole : CommandModel.of(word, made);
    }

    /**
     * Adds the commands to the root. Reading a command's annotations takes some 10 ms of a cold start, so that a word that
     * names a command brings only that one; any other word needs all of them, for help and suggestions.
     *
     * @param word the first argument, empty if there is none
     * @param interpreter runs the lines of a shell
     */
    public static void addTo(CommandLine root, Host host, String word, Interpreter interpreter) {
        Map<String, Supplier<Object>> commands = all(host, interpreter);
        boolean one = commands.containsKey(word) && !ABOUT_ALL.contains(word);
        commands.forEach((name, command) -> {
            if (!one || name.equals(word)) {
                root.addSubcommand(name, command.get());
            }
        });
    }

    /** Their names. */
    public static Set<String> names(Host host) {
        return all(host, null).keySet();
    }

    private static Map<String, Supplier<Object>> all(Host host, @Nullable Interpreter interpreter) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ls", () -> new LsCommand(host));
        commands.put("query", () -> new QueryCommand(host));
        commands.put("stats", () -> new StatsCommand(host));
        commands.put("show", () -> new ShowCommand(host));
        commands.put("replay", () -> new ReplayCommand(host));
        commands.put("export", () -> new ExportCommand(host));
        commands.put("map", () -> new MapCommand(host));
        commands.put("conn", () -> new ConnCommand(host));
        commands.put("events", () -> new EventsCommand(host));
        commands.put("doctor", () -> new DoctorCommand(host));
        commands.put("what", () -> new WhatCommand(host));
        commands.put("tail", () -> new TailCommand(host));
        commands.put("config", () -> new ConfigCommand(host));
        if (host.session() == null) {
            commands.put(SHELL, () -> new ReplCommand(host, Objects.requireNonNull(interpreter)));
            commands.put("completion", CompletionCommand::new);
        } else {
            commands.put("why", () -> new WhyCommand(host));
            commands.put("lines", () -> new LinesCommand(host));
            commands.put("headers", () -> new HeadersCommand(host));
            commands.put("next", () -> new BesideCommand.Next(host));
            commands.put("prev", () -> new BesideCommand.Prev(host));
        }
        commands.put("index", () -> IndexCommand.of(host));
        commands.put("help", () -> new HelpCommand(host));
        return commands;
    }
}
