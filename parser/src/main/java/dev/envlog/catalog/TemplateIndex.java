package dev.envlog.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the template that fits a text. Of several the one with the most literal text wins, so that the order in a file
 * does not matter. Only templates with the right first character, or with a hole there, are tried.
 */
final class TemplateIndex<T> {

    private static final int ASCII = 128;

    private record Entry<T>(Template template, T value) implements Comparable<Entry<T>> {

        /** The heaviest first. */
        @Override
        public int compareTo(Entry<T> other) {
            return other.template.weight() - template.weight();
        }
    }

    private final List<List<Entry<T>>> byFirstChar = new ArrayList<>(ASCII);
    private final List<Entry<T>> open = new ArrayList<>();
    private @Nullable T whatever;
    private boolean anyNumbered;

    TemplateIndex() {
        for (int i = 0; i < ASCII; i++) {
            byFirstChar.add(List.of());
        }
    }

    void add(Template template, T value) {
        if (template.weight() == 0) {
            whatever = value;
            return;
        }
        int first = template.firstChar();
        List<Entry<T>> bucket = first < 0 || first >= ASCII ? open : byFirstChar.get(first);
        if (bucket.isEmpty() && bucket != open) {
            bucket = new ArrayList<>(4);
            byFirstChar.set(first, bucket);
        }
        bucket.add(new Entry<>(template, value));
        anyNumbered |= template.numbered();
    }

    /** To be called once, after the last {@link #add}. */
    void sort() {
        Collections.sort(open);
        for (List<Entry<T>> bucket : byFirstChar) {
            if (bucket.size() > 1) {
                Collections.sort(bucket);
            }
        }
    }

    /**
     * Whether a text of that first character, or any if it is -1, may fit another template when the numbers in it are
     * others.
     */
    boolean numbered(int first) {
        return anyNumbered && (first < 0 || first >= ASCII || anyNumbered(open) || anyNumbered(byFirstChar.get(first)));
    }

    private static <T> boolean anyNumbered(List<Entry<T>> entries) {
        for (Entry<T> entry : entries) {
            if (entry.template().numbered()) {
                return true;
            }
        }
        return false;
    }

    /** Where the first line of {@code text} begins, without blanks. */
    static int start(String text, int end) {
        int from = 0;
        while (from < end && text.charAt(from) <= ' ') {
            from++;
        }
        return from;
    }

    /** Where the first line of {@code text} ends, without blanks. */
    static int end(String text) {
        int newline = text.indexOf('\n');
        int to = newline < 0 ? text.length() : newline;
        while (to > 0 && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return to;
    }

    /** What belongs to a text that nothing else fits, wherever else was looked: the template without any text of its own. */
    @Nullable
    T whatever() {
        return whatever;
    }

    /** What belongs to the first line of {@code text}, without surrounding blanks; null if nothing fits. */
    @Nullable
    T find(String text) {
        int to = end(text);
        int from = start(text, to);
        if (from == to) {
            return null;
        }
        char first = text.charAt(from);
        Entry<T> found = first < ASCII ? firstMatch(byFirstChar.get(first), text, from, to, 0) : null;
        Entry<T> other = firstMatch(
                open, text, from, to, found == null ? 0 : found.template().weight());
        Entry<T> best = other == null ? found : other;
        return best == null ? null : best.value();
    }

    private @Nullable Entry<T> firstMatch(List<Entry<T>> entries, String text, int from, int to, int heavierThan) {
        for (int i = 0; i < entries.size(); i++) {
            Entry<T> entry = entries.get(i);
            if (entry.template().weight() <= heavierThan) {
                return null;
            }
            if (entry.template().matches(text, from, to)) {
                return entry;
            }
        }
        return null;
    }
}
