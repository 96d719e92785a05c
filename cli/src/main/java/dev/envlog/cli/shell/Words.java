package dev.envlog.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line, as a POSIX shell splits it, without expansions: blanks separate, single quotes keep all between them,
 * double quotes all but a backslash before a quote or another backslash. Outside quotes a backslash keeps the character after it.
 *
 * @param all the words
 * @param open the quote that is not closed, 0 if none is
 */
record Words(List<Word> all, char open) {

    /**
     * One word.
     *
     * @param text without its quotes
     * @param from where it begins in the line, its quote counted
     * @param to behind its end
     */
    record Word(String text, int from, int to) {}

    static Words of(String line) {
        List<Word> all = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int from = -1;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (quote == 0 && Character.isWhitespace(c)) {
                if (from >= 0) {
                    all.add(new Word(word.toString(), from, i));
                    word.setLength(0);
                    from = -1;
                }
                continue;
            }
            from = from < 0 ? i : from;
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == '\\' && isKept(next, quote)) {
                word.append(next);
                i++;
            } else {
                word.append(c);
            }
        }
        if (from >= 0) {
            all.add(new Word(word.toString(), from, line.length()));
        }
        return new Words(List.copyOf(all), quote);
    }

    private static boolean isKept(char next, char quote) {
        return next != 0 && (quote == 0 || (quote == '"' && (next == '"' || next == '\\')));
    }

    /** The text so that it is read as one word. */
    static String quoted(String text) {
        return text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"' || c == '\\')
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }

    List<String> texts() {
        return all.stream().map(Word::text).toList();
    }
}
