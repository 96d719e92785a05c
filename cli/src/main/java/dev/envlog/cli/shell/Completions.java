package dev.envlog.cli.shell;

import dev.envlog.cli.completion.ArgumentWords;
import dev.envlog.cli.render.Brief;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a word that is being typed can become. */
final class Completions {

    private static final String EXPRESSION = "EXPR";
    private static final @Nullable Field CLUSTER = FieldCatalog.shared().find("cluster");

    /** More than a person looks through. */
    private static final int MOST = 60;
    /** Requests that are looked through for those that fit. */
    private static final int LOOKED_AT = 100_000;

    /**
     * What a word can become.
     *
     * @param text the whole word
     * @param group which kind of thing it is
     * @param about what it is, for the user to choose by
     * @param whole false if more of the word follows
     */
    record Choice(String text, String group, String about, boolean whole) {}

    private final Translator translator;
    private final Translator.Commands commands;
    private final Session session;
    private final ShellSettings settings;
    private final Map<String, CommandSpec> specs = new LinkedHashMap<>();

    Completions(Translator translator, Translator.Commands commands, Session session, ShellSettings settings) {
        this.translator = translator;
        this.commands = commands;
        this.session = session;
        this.settings = settings;
    }

    /**
     * What the last word can become; in no order but that of requests in the log, failed ones first.
     *
     * @param before the words before it
     * @param word as far as it was typed
     */
    List<Choice> of(List<String> before, String word) {
        List<Choice> all = new ArrayList<>();
        if (before.isEmpty()) {
            first(all);
            if (!word.isEmpty()) {
                requests(word, all);
            }
        } else {
            String command = command(before.get(0));
            if (command != null) {
                further(command, before, word, all);
            }
        }
        all.removeIf(choice -> !choice.text().startsWith(word));
        return all;
    }

    /** The command that a word means, null for none or several. */
    @Nullable
    String command(String word) {
        try {
            return translator.word(word);
        } catch (UserError e) {
            return null;
        }
    }

    /** The options and parameters of a command, null if it has none. */
    @Nullable
    CommandSpec spec(String command) {
        if (!commands.names().contains(command)) {
            return null;
        }
        return specs.computeIfAbsent(command, name -> commands.named(name).getCommandSpec());
    }

    /** The expression in a line, null if it has none. */
    @Nullable
    TypedQuery query(Words words, String line) {
        if (words.all().isEmpty()) {
            return null;
        }
        String word = words.all().get(0).text();
        String command = command(word);
        if (command == null) {
            return TypedQuery.begins(word) ? TypedQuery.of(words, line, 0, spec(Translator.QUERY)) : null;
        }
        boolean query = command.equals(Translator.QUERY);
        return query || translator.takesExpression(command)
                ? TypedQuery.of(words, line, 1, query ? spec(command) : null)
                : null;
    }

    /** The fields of the query language; values that a field can have, or has in this log. */
    private void fields(String word, List<Choice> all) {
        int colon = word.indexOf(':');
        String before = word.substring(0, word.lastIndexOf('(') + 1);
        if (colon < 0) {
            for (Field field : FieldCatalog.shared().all()) {
                all.add(new Choice(before + field.name() + ":", "fields", field.meaning(), false));
            }
            return;
        }
        Field field = FieldCatalog.shared().find(word.substring(before.length(), colon));
        String asked = word.substring(0, colon + 1);
        if (field != null && !field.choices().isEmpty()) {
            field.choices().forEach(value -> all.add(new Choice(asked + value, "values", "", true)));
        } else {
            seen(field, asked, word.substring(colon + 1), all);
        }
    }

    private void first(List<Choice> all) {
        for (String name : commands.names()) {
            CommandSpec spec = spec(name);
            String about = spec == null ? "" : first(spec.usageMessage().description());
            all.add(new Choice(name, "commands", about, true));
        }
        translator.own().forEach(own -> all.add(new Choice(own.word(), "shell", own.text(), true)));
    }

    private void further(String command, List<String> before, String word, List<Choice> all) {
        CommandSpec spec = spec(command);
        String last = before.get(before.size() - 1);
        if (spec == null || translator.takesExpression(command)) {
            own(command, before, word, all);
            return;
        }
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            values(spec.findOption(word.substring(0, equals)), word.substring(0, equals + 1), all);
        } else if (word.startsWith("-")) {
            options(spec, all);
        } else {
            OptionSpec option = last.startsWith("-") ? spec.findOption(last) : null;
            if (option != null && option.arity().max() > 0) {
                if (option.paramLabel().equals(EXPRESSION)) {
                    fields(word, all);
                }
                values(option, "", all);
                return;
            }
            spec.positionalParameters().stream().limit(1).forEach(first -> argument(first, word, all));
        }
    }

    private void argument(PositionalParamSpec parameter, String word, List<Choice> all) {
        String label = parameter.paramLabel();
        if (label.equals(EXPRESSION)) {
            fields(word, all);
        } else if (ArgumentWords.isRequest(parameter)) {
            requests(word, all);
        } else if (ArgumentWords.isConnection(parameter)) {
            connections(word, all);
        } else if (Character.isLowerCase(label.charAt(0))) {
            // A label that is typed as it stands.
            all.add(new Choice(label, "values", "", true));
        } else {
            ArgumentWords.of(parameter).forEach(text -> all.add(new Choice(text, "values", "", true)));
        }
    }

    private void own(String command, List<String> before, String word, List<Choice> all) {
        if (translator.takesExpression(command)) {
            fields(word, all);
            return;
        }
        if (command.equals(ShellWords.HELP)) {
            first(all);
            all.add(new Choice(ArgumentWords.FIELDS, "topics", "what expressions can ask for", true));
        } else if (command.equals(ShellWords.SET) && before.size() == 1) {
            for (String name : ShellSettings.names()) {
                all.add(new Choice(name, "settings", String.valueOf(settings.get(name)), true));
            }
        } else if (command.equals(ShellWords.SET)) {
            ShellSettings.values(before.get(1)).forEach(value -> all.add(new Choice(value, "values", "", true)));
        }
    }

    private static void options(CommandSpec spec, List<Choice> all) {
        List<Choice> own = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                own.add(new Choice(option.longestName(), "options", first(option.description()), true));
            }
        }
        own.sort(Comparator.comparing(Choice::text));
        all.addAll(own);
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    private void values(@Nullable ArgSpec option, String before, List<Choice> all) {
        if (option == null) {
            return;
        }
        Iterable<String> known = option.completionCandidates();
        if (known != null) {
            known.forEach(value -> all.add(new Choice(before + value.toLowerCase(Locale.ROOT), "values", "", true)));
        } else if (option instanceof OptionSpec named && named.longestName().equals("--cluster")) {
            seen(CLUSTER, before, "", all);
        }
    }

    /** Values that requests have in a field. */
    private void seen(@Nullable Field field, String before, String typed, List<Choice> all) {
        if (field != null) {
            new SeenValues(session, redactor(), LOOKED_AT)
                    .of(field, typed, MOST)
                    .forEach(value -> all.add(new Choice(before + value, "values", "", true)));
        }
    }

    // ---- what there is in the log

    /** Requests by number, stream or connection, whichever is being typed; by number if none is yet. */
    private void requests(String word, List<Choice> all) {
        boolean stream = word.startsWith("S");
        if (word.startsWith("C")) {
            connections(word, all);
        } else if (stream || word.isEmpty() || word.startsWith("@")) {
            List<Choice> others = new ArrayList<>();
            Brief brief = brief();
            int count = Math.min(session.requests(), LOOKED_AT);
            for (int i = 0; i < count && all.size() < MOST; i++) {
                Listed request = session.request(i);
                String id = stream ? streamOf(request.exchange()) : "@" + request.number();
                if (id.startsWith(word) && request.isAsked()) {
                    List<Choice> to = request.exchange().failed() ? all : others;
                    if (to.size() < MOST) {
                        to.add(new Choice(id, "requests", brief.of(request.exchange()), true));
                    }
                }
            }
            others.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
        }
    }

    private static String streamOf(Exchange exchange) {
        String stream = exchange.ref().stream();
        return stream == null ? "" : "S" + stream;
    }

    private void connections(String word, List<Choice> all) {
        Set<String> seen = new LinkedHashSet<>();
        Brief brief = brief();
        List<Choice> found = new ArrayList<>();
        for (Connection connection : session.connections(0, LOOKED_AT)) {
            String id = "C" + Long.toUnsignedString(connection.id());
            if (id.startsWith(word) && seen.size() < MOST && seen.add(id)) {
                found.add(new Choice(id, "connections", about(connection, brief), true));
            }
        }
        found.sort(Comparator.<Choice>comparingInt(choice -> choice.text().length())
                .thenComparing(Choice::text));
        all.addAll(found);
    }

    private static String about(Connection connection, Brief brief) {
        String peer = connection.peer() == null ? "?" : connection.peer();
        String side = connection.side() == null
                ? "peer "
                : switch (connection.side()) {
                    case DOWNSTREAM -> "from ";
                    case UPSTREAM -> "to ";
                };
        String cluster = connection.cluster() == null ? "" : " " + connection.cluster();
        return brief.text(side + peer + cluster + ", used " + connection.users().size() + " ×");
    }

    private Redactor redactor() {
        return Redactor.of(settings.is("redact"));
    }

    private Brief brief() {
        return new Brief(redactor(), settings.is("ascii"));
    }

    /** Whether a request or connection that is named so is held; true as long as that is not known. */
    boolean exists(String id) {
        if (!session.isRead() || !session.holdsAll() || session.requests() > LOOKED_AT) {
            return true;
        }
        if (id.matches("@\\d{1,9}")) {
            int number = Integer.parseInt(id.substring(1));
            return number >= 1 && number <= session.requests();
        }
        if (id.matches("S\\d{1,20}")) {
            for (int i = 0; i < session.requests(); i++) {
                if (streamOf(session.request(i).exchange()).startsWith(id)) {
                    return true;
                }
            }
            return false;
        }
        return !id.matches("C\\d{1,20}")
                || session.connections(0, LOOKED_AT).stream()
                        .anyMatch(connection -> id.equals("C" + Long.toUnsignedString(connection.id())));
    }
}
