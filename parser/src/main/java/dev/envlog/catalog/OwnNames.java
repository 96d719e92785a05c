package dev.envlog.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filters by the name with which most of them begin their lines: {@code connection_limit: runtime disabled}, {@code Generic proxy:
 * send 3 bytes}, {@code CompressorFilter::decodeHeaders}, {@code aws request signing filter …}. So a filter of a release to come is
 * told by its row in {@code components.txt}. A name that several extensions bear tells none of them.
 */
final class OwnNames {

    /** Shorter ones are words that a line may begin with for another reason. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 40;
    private static final String FILTER = "filter";
    /** {@code Called ProtoApiScrubber Filter encodeHeaders}. */
    private static final String CALLED = "Called ";

    private final Map<String, Component> byName = new HashMap<>();
    private final Set<String> several = new HashSet<>();

    void add(Component component) {
        String name = component.name();
        String own = key(name, name.lastIndexOf('.') + 1, name.length());
        if (several.contains(own)) {
            return;
        }
        if (byName.remove(own) != null || !component.filter()) {
            several.add(own);
        } else {
            byName.put(own, component);
        }
    }

    /** The filter whose name the message begins with, or null. */
    @Nullable
    Component find(String message) {
        int from = 0;
        while (from < message.length() && message.charAt(from) == ' ') {
            from++;
        }
        if (message.startsWith(CALLED, from)) {
            from += CALLED.length();
        }
        int end = from;
        int limit = Math.min(message.length(), from + LONGEST);
        while (end < limit && isName(message.charAt(end))) {
            end++;
        }
        if (end < message.length() && (message.charAt(end) == ':' || message.charAt(end) == '<')) {
            Component found = begins(key(message, from, end));
            if (found != null) {
                return found;
            }
        }
        int word = message.indexOf(" filter", from + 1);
        if (word < 0 || word >= end) {
            word = message.indexOf(" Filter", from + 1);
        }
        return word < 0 || word >= end || !endsWord(message, word + 1 + FILTER.length())
                ? null
                : begins(key(message, from, word));
    }

    private @Nullable Component begins(String own) {
        return own.length() < SHORTEST ? null : named(own);
    }

    /** The filter of that name, with or without the word filter behind it. */
    @Nullable
    Component named(String own) {
        Component found = byName.get(own);
        return found != null || !own.endsWith(FILTER)
                ? found
                : byName.get(own.substring(0, own.length() - FILTER.length()));
    }

    private static boolean endsWord(String text, int at) {
        return at >= text.length() || !isName(text.charAt(at)) || text.charAt(at) == ' ';
    }

    private static boolean isName(char c) {
        return isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Small letters and digits only: words are separated by blanks, underscores or capital letters. */
    private static String key(String text, int from, int to) {
        StringBuilder key = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c)) {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }
}
