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

    TemplateIndex() {
        for (int i = 0; i < ASCII; i++) {
            byFirstChar.add(List.of());
        }
    }

    void add(Template template, T value) {
        int first = template.firstChar();
        List<Entry<T>> bucket = first < 0 || first >= ASCII ? open : byFirstChar.get(first);
        if (bucket.isEmpty() && bucket != open) {
            bucket = new ArrayList<>(4);
            byFirstChar.set(first, bucket);
        }
        bucket.add(new Entry<>(template, value));
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

    /** What belongs to the first line of {@code text}, without surrounding blanks; null if nothing fits. */
    @Nullable
    T find(String text) {
        int from = 0;
        int newline = text.indexOf('\n');
        int to = newline < 0 ? text.length() : newline;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
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
