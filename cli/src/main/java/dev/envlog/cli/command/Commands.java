package dev.envlog.cli.command;

import dev.envlog.cli.options.CommandModel;
import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.workspace.Host;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands there are. */
public final class Commands {

    /** The command that is meant where only a log is named. */
    public static final String SHELL = "repl";

    private static final List<String> EVERYWHERE = List.of(
            "ls", "query", "stats", "show", "explain", "replay", "export", "map", "conn", "events", "doctor", "what",
            "tail", "config");

    private static final List<String> OUTSIDE_A_SHELL = List.of(SHELL, "schema", "completion");
    private static final List<String> IN_A_SHELL = List.of("why", "lines", "headers", "next", "prev");
    private static final List<String> AT_LAST = List.of("index", "help");

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
        if (ABOUT_ALL.contains(word) || !names(host).contains(word)) {
            return null;
        }
        Object command = command(word, host, interpreter);
        return command instanceof CommandLine whole ? whole : CommandModel.of(word, command);
    }

    /**
     * Adds the commands to the root. Reading a command's annotations takes some 10 ms of a cold start, so that a word that
     * names a command brings only that one; any other word needs all of them, for help and suggestions.
     *
     * @param word the first argument, empty if there is none
     * @param interpreter runs the lines of a shell
     */
    public static void addTo(CommandLine root, Host host, String word, Interpreter interpreter) {
        Set<String> names = names(host);
        boolean one = names.contains(word) && !ABOUT_ALL.contains(word);
        for (String name : names) {
            if (!one || name.equals(word)) {
                root.addSubcommand(name, command(name, host, interpreter));
            }
        }
    }

    /** Their names, in the order in which help has them. */
    public static Set<String> names(Host host) {
        Set<String> names = new LinkedHashSet<>(EVERYWHERE);
        names.addAll(host.session() == null ? OUTSIDE_A_SHELL : IN_A_SHELL);
        names.addAll(AT_LAST);
        return names;
    }

    /** One of them; a map of suppliers would link each of these at each start. */
    private static Object command(String name, Host host, Interpreter interpreter) {
        return switch (name) {
            case "ls" -> new LsCommand(host);
            case "query" -> new QueryCommand(host);
            case "stats" -> new StatsCommand(host);
            case "show" -> new ShowCommand(host);
            case "explain", "why" -> new ExplainCommand(host);
            case "replay" -> new ReplayCommand(host);
            case "export" -> new ExportCommand(host);
            case "map" -> new MapCommand(host);
            case "conn" -> new ConnCommand(host);
            case "events" -> new EventsCommand(host);
            case "doctor" -> new DoctorCommand(host);
            case "what" -> new WhatCommand(host);
            case "tail" -> new TailCommand(host);
            case "config" -> new ConfigCommand(host);
            case SHELL -> new ReplCommand(host, interpreter);
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
            case "lines" -> new LinesCommand(host);
            case "headers" -> new HeadersCommand(host);
            case "next" -> new BesideCommand.Next(host);
            case "prev" -> new BesideCommand.Prev(host);
            case "index" -> IndexCommand.of(host);
            case "help" -> new HelpCommand(host);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
