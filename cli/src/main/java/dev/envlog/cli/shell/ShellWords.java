package dev.envlog.cli.shell;

import dev.envlog.cli.data.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of {@code words.txt}. */
final class ShellWords {

    static final String HELP = "help";
    static final String QUIT = "quit";
    static final String SET = "set";

    private static final String NONE = "-";

    /** One that the shell does itself. */
    record Own(String word, String arguments, String text) {}

    private final Map<String, String> names = new LinkedHashMap<>();
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

    /** Those that the shell does itself. */
    List<Own> own() {
        return own;
    }

    boolean isOwn(String word) {
        return own.stream().anyMatch(one -> one.word().equals(word));
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
        if (column[1].equals(NONE)) {
            own.add(new Own(column[0], column[2].equals(NONE) ? "" : column[2], column[3]));
        } else {
            names.put(column[0], column[1]);
        }
    }
}
