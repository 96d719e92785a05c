package dev.envlog.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A plain-text resource beside the classes. Those of entries have one a line; {@code #} begins a comment, blank lines do not count. */
public final class DataFile {

    /** Takes one line; says what is wrong with it by an {@link IllegalArgumentException}. */
    @FunctionalInterface
    public interface Entry {
        void read(String line);
    }

    /** Takes one line and its number, from 1. */
    @FunctionalInterface
    public interface Line {
        void read(int number, String line);
    }

    private DataFile() {}

    /**
     * All of the text, in one piece: in a cold JVM a reader that hands out lines takes three times as long.
     *
     * @param beside a class in whose package the resource is
     * @throws IllegalStateException if there is none: the program was built wrongly
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Hands each entry out.
     *
     * @param beside a class in whose package the resource is
     * @throws IllegalStateException with file and line, if an entry is wrong: the program was built wrongly
     */
    public static void read(Class<?> beside, String name, Entry entry) {
        lines(text(beside, name), (number, line) -> {
            try {
                entry.read(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ":" + number + ": " + e.getMessage(), e);
            }
        });
    }

    /**
     * The words of an entry; the last one of so many is all the rest. By hand, as a pattern is made anew for each line.
     *
     * @param most how many there may be
     */
    public static List<String> words(String entry, int most) {
        List<String> words = new ArrayList<>(Math.min(most, 8));
        int from = 0;
        int end = entry.length();
        while (end > 0 && entry.charAt(end - 1) == ' ') {
            end--;
        }
        while (from < end) {
            int blank = words.size() + 1 < most ? entry.indexOf(' ', from) : -1;
            int to = blank < 0 ? end : Math.min(blank, end);
            if (to > from) {
                words.add(entry.substring(from, to));
            }
            from = to;
            while (from < end && entry.charAt(from) == ' ') {
                from++;
            }
        }
        return words;
    }

    /** Hands out the lines of a text that are entries. */
    public static void lines(String text, Line entry) {
        int number = 0;
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            number++;
            if (to > from && text.charAt(from) != '#') {
                String line = text.substring(from, to);
                if (!line.isBlank()) {
                    entry.read(number, line);
                }
            }
            from = to + 1;
        }
    }
}
