package dev.envlog.cli.shell;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of {@code words.txt}. */
final class ShellWords {

    static final String HELP = "help";
    static final String QUIT = "quit";
    static final String SET = "set";

    private static final String NONE = "-";

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
        DataFile.read(ShellWords.class, "words.txt", words::learn);
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

    private void learn(String line) {
        String[] column = line.split("\\|", -1);
        if (column.length != 4) {
            throw new IllegalArgumentException("expected: word | stands for | arguments | what it does");
        }
        for (int i = 0; i < column.length; i++) {
            column[i] = column[i].strip();
        }
        String arguments = column[2].equals(NONE) ? "" : column[2];
        boolean itself = column[1].equals(NONE);
        if (itself || arguments.equals(EXPRESSION)) {
            own.add(new Own(column[0], arguments, column[3], itself));
        } else {
            List<String> stands = List.of(column[1].split(" +"));
            names.put(column[0], stands.get(0));
            more.put(column[0], stands.subList(1, stands.size()));
        }
        if (!itself && arguments.equals(EXPRESSION)) {
            longer.put(column[0], List.of(column[1].split(" +")));
        }
    }
}
