package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Workspace;
import dev.envlog.query.QueryException;
import dev.envlog.query.QueryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An expression of the query language as it is typed in a shell. No file follows it there, so that it needs no quotes around it:
 * all words that are no options are the expression, with the quotes in it. A single word in quotes is what it is outside.
 *
 * @param text the expression, empty if none is typed
 * @param at where it stands in the line, -1 if it does not stand there in one piece
 * @param others the words that are not part of it
 */
record TypedQuery(String text, int at, List<String> others) {

    /** What a field and a value look like, which no command does. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*(:|[<>]=?|=).*", Pattern.DOTALL);

    /** Whether a word begins an expression. */
    static boolean begins(String word) {
        return QUERY.matcher(word).matches();
    }

    /**
     * Takes the expression out of a line.
     *
     * @param first index of the first word it may begin with
     * @param spec the options there are beside it, null for none
     */
    static TypedQuery of(Words words, String line, int first, @Nullable CommandSpec spec) {
        List<Words.Word> parts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean apart = false;
        boolean between = false;
        for (int i = first; i < words.all().size(); i++) {
            Words.Word word = words.all().get(i);
            OptionSpec option = spec == null ? null : option(spec, word.text());
            if (option == null) {
                apart |= between && !parts.isEmpty();
                between = false;
                parts.add(word);
                continue;
            }
            between = true;
            others.add(word.text());
            if (option.arity().min() > 0
                    && !word.text().contains("=")
                    && i + 1 < words.all().size()) {
                others.add(words.all().get(++i).text());
            }
        }
        if (parts.isEmpty()) {
            return new TypedQuery("", -1, others);
        }
        Words.Word begin = parts.get(0);
        if (parts.size() == 1 && isQuoted(line, begin)) {
            return new TypedQuery(begin.text(), begin.from() + 1, others);
        }
        StringBuilder text = new StringBuilder();
        if (apart) {
            parts.forEach(part -> text.append(text.isEmpty() ? "" : " ").append(line, part.from(), part.to()));
            return new TypedQuery(text.toString(), -1, others);
        }
        int end = parts.get(parts.size() - 1).to();
        return new TypedQuery(line.substring(begin.from(), end), begin.from(), others);
    }

    private static boolean isQuoted(String line, Words.Word word) {
        char quote = line.charAt(word.from());
        return (quote == '\'' || quote == '"')
                && word.to() - word.from() > 1
                && line.charAt(word.to() - 1) == quote
                && word.text().equals(line.substring(word.from() + 1, word.to() - 1));
    }

    private static @Nullable OptionSpec option(CommandSpec spec, String word) {
        return word.startsWith("-") ? spec.findOption(word.split("=", 2)[0]) : null;
    }

    /** The mistake in it; null if there is none, or nothing to look at. */
    @Nullable
    QueryException mistake() {
        if (text.isEmpty()) {
            return null;
        }
        try {
            QueryParser.parse(text, Workspace.times(0));
            return null;
        } catch (QueryException e) {
            return e;
        }
    }
}
