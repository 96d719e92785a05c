package dev.envlog.cli.shell;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words of {@code words.txt}. */
final class ShellWords {

    static final String HELP = "help";
    static final String QUIT = "quit";
    static final String SET = "set";

    /** What is taken whole, whatever quotes are in it. */
    private static final String EXPRESSION = "EXPR";

    /**
     * A word that is told in help.
     *
     * @param own whether the shell does it itself
     */
    record Own(String word, String arguments, String text, boolean own) {

        /** Whether all that follows is one expression. */
        boolean takesExpression() {
            return arguments.equals(EXPRESSION);
        }
    }

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> more = new LinkedHashMap<>();
    private final Map<String, List<String>> longer = new LinkedHashMap<>();
    private final List<Own> own = new ArrayList<>();

    static ShellWords load() {
        ShellWords words = new ShellWords();
        Table.each(ShellWords.class, "words.txt", words::learn, "word", "stands for", "arguments", "what it does");
        return words;
    }

    /** The word that is meant by another name; the word itself if it is none. */
    String meant(String word) {
        return names.getOrDefault(word, word);
    }

    /** What follows the word that is meant by another name: options that it has by itself. */
    List<String> more(String word) {
        return more.getOrDefault(word, List.of());
    }

    /** Those that are no commands of the command line. */
    List<Own> own() {
        return own;
    }

    /** Whether the shell does it itself. */
    boolean isOwn(String word) {
        return own.stream().anyMatch(one -> one.own() && one.word().equals(word));
    }

    /** Whether its help is the shell's. */
    boolean tells(String word) {
        return own.stream().anyMatch(one -> one.word().equals(word));
    }

    /** The words that one stands for which is followed by an expression; null if it is none. */
    @Nullable
    List<String> beforeExpression(String word) {
        return longer.get(word);
    }

    /** Other names, with what they stand for. */
    Map<String, String> names() {
        return names;
    }

    private void learn(Table.Row row) {
        String word = row.cell(0);
        String arguments = Objects.requireNonNullElse(row.optional(2), "");
        List<String> stands = row.words(1);
        boolean itself = stands.isEmpty();
        if (itself || arguments.equals(EXPRESSION)) {
            own.add(new Own(word, arguments, row.cell(3), itself));
        } else {
            names.put(word, stands.get(0));
            more.put(word, stands.subList(1, stands.size()));
        }
        if (!itself && arguments.equals(EXPRESSION)) {
            longer.put(word, stands);
        }
    }
}
