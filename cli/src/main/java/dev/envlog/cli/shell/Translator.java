package dev.envlog.cli.shell;

import dev.envlog.cli.completion.ArgumentWords;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Similar;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * Makes words for the command line of what is typed in a shell: shortened commands, a bare request, the request that was looked at
 * last where none is named, and what is set.
 */
final class Translator {

    private static final String SHOW = "show";
    static final String QUERY = "query";
    private static final String CONN = "conn";
    private static final Set<String> CONNECTION = Set.of(CONN, "connection");

    private final ShellWords words;
    private final Commands commands;
    private final Session session;
    private final ShellSettings settings;

    /** The commands of the command line, as far as they have to be known. */
    interface Commands {
        /** Their names. */
        Set<String> names();

        /** One of them, freshly made. */
        CommandLine named(String name);
    }

    Translator(ShellWords words, Commands commands, Session session, ShellSettings settings) {
        this.words = words;
        this.commands = commands;
        this.session = session;
        this.settings = settings;
    }

    /**
     * The words for the command line, or for the shell itself.
     *
     * @param typed at least one
     * @param whole the line they are in
     * @throws UserError if the first one is short for several
     */
    List<String> translate(Words typed, String whole) {
        List<String> line = new ArrayList<>(typed.texts());
        if (line.size() > 1 && words.names().containsKey(line.get(0) + " " + line.get(1))) {
            line.set(0, line.get(0) + " " + line.remove(1));
        }
        String first = word(line.get(0));
        if (first == null && TypedQuery.begins(line.get(0))) {
            return query(List.of(QUERY), TypedQuery.of(typed, whole, 0, spec(QUERY)));
        }
        if (first == null) {
            if (!Ref.isRef(line.get(0))) {
                String near = Similar.to(line.get(0), all());
                throw new UserError("unknown command '" + line.get(0)
                        + (near == null ? "'; 'help' lists what there is" : "'; did you mean '" + near + "'?"));
            }
            line.add(0, SHOW);
            first = SHOW;
        }
        line.addAll(1, words.more(line.set(0, first)));
        List<String> longer = words.beforeExpression(first);
        if (longer != null) {
            TypedQuery query = TypedQuery.of(typed, whole, 1, null);
            if (query.text().isEmpty()) {
                throw new UserError(first + ": say what a request has to be like, as in " + first + " status:5xx");
            }
            return query(longer, query);
        }
        if (words.isOwn(first)) {
            return line;
        }
        if (first.equals(QUERY)) {
            return query(List.of(QUERY), TypedQuery.of(typed, whole, 1, spec(QUERY)));
        }
        if (first.equals(SHOW) && line.size() > 2 && CONNECTION.contains(line.get(1))) {
            line.remove(0);
            line.set(0, CONN);
        }
        return completed(line);
    }

    /**
     * The command or word of the shell that is meant; null if it is none.
     *
     * @throws UserError if it is short for several
     */
    @Nullable
    String word(String typed) {
        String meant = words.meant(typed);
        Set<String> all = all();
        if (all.contains(meant)) {
            return meant;
        }
        Set<String> fitting = new TreeSet<>(all);
        fitting.removeIf(name -> !name.startsWith(typed));
        if (fitting.size() > 1 && !Ref.isRef(typed)) {
            throw new UserError("'" + typed + "' is short for " + String.join(", ", fitting) + "; type more of it");
        }
        return fitting.size() == 1 ? fitting.iterator().next() : null;
    }

    /** Commands, and words of the shell. */
    private Set<String> all() {
        Set<String> all = new TreeSet<>(commands.names());
        words.own().forEach(own -> all.add(own.word()));
        return all;
    }

    /** Whether all that follows a word of the shell is one expression. */
    boolean takesExpression(String word) {
        return words.beforeExpression(word) != null;
    }

    /** The words that are no commands of the command line. */
    List<ShellWords.Own> own() {
        return words.own();
    }

    private List<String> query(List<String> before, TypedQuery query) {
        List<String> line = new ArrayList<>(before);
        if (!query.text().isEmpty()) {
            line.add(query.text());
        }
        line.addAll(query.others());
        return completed(line);
    }

    /** The options and parameters of a command. */
    private CommandSpec spec(String command) {
        return commands.named(command).getCommandSpec();
    }

    /** Adds what is set, and the request that is meant if none is named. */
    private List<String> completed(List<String> line) {
        CommandLine command = commands.named(line.get(0));
        CommandSpec spec = command.getCommandSpec();
        List<String> all = new ArrayList<>(line);
        String current = missing(command, line);
        if (current != null) {
            all.add(1, current);
        }
        all.addAll(
                1,
                settings.options(option -> spec.findOption(option) != null
                        && line.stream().noneMatch(word -> word.equals(option) || word.startsWith(option + "="))));
        return all;
    }

    /** What has to be added for the command to know its request or connection; null for nothing. */
    private @Nullable String missing(CommandLine command, List<String> line) {
        List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
        boolean request = !parameters.isEmpty() && ArgumentWords.isRequest(parameters.get(0));
        if (parameters.isEmpty() || (!request && !ArgumentWords.isConnection(parameters.get(0)))) {
            return null;
        }
        try {
            CommandLine.ParseResult parsed =
                    command.getParent().parseArgs(line.toArray(String[]::new)).subcommand();
            if (parsed.hasMatchedPositional(0) || parsed.hasMatchedOption("--all") || parsed.isUsageHelpRequested()) {
                return null;
            }
        } catch (ParameterException e) {
            // Said when it is run.
            return null;
        }
        return request ? session.handle() : connection(session.current());
    }

    /** The connection that a request used last: to the upstream, else to its client. */
    private static @Nullable String connection(@Nullable Listed request) {
        if (request == null) {
            return null;
        }
        List<UpstreamAttempt> attempts = request.exchange().attempts();
        Long last =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).connection();
        Long id = last == null ? request.exchange().ref().connection() : last;
        return id == null ? null : "C" + Long.toUnsignedString(id);
    }
}
