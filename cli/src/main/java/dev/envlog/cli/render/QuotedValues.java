package dev.envlog.cli.render;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Masks values in quotes whose name stands before them: JSON ({@code "password": "…"}, also within a string of JSON), a
 * parameter ({@code token="…"}), protobuf text ({@code key: "cookie" value: "…"}). By hand, since an expression would need
 * one that looks back for each of the quotes, and runs out of stack on a long value.
 */
final class QuotedValues {

    /** How Envoy's {@code HeaderValue} calls the value of what its {@code key} names. */
    private static final Set<String> VALUES = Set.of("value", "raw_value");

    private final String text;
    private final Predicate<String> isSecret;

    private QuotedValues(String text, Predicate<String> isSecret) {
        this.text = text;
        this.isSecret = isSecret;
    }

    /** @param isSecret whether a name tells that its value is a secret */
    static String mask(String text, Predicate<String> isSecret) {
        return new QuotedValues(text, isSecret).mask();
    }

    private String mask() {
        StringBuilder masked = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isQuote(at) && isOfSecret(at)) {
                int end = end(at);
                if (end > at + 1) {
                    masked = masked == null ? new StringBuilder(text.length()) : masked;
                    masked.append(text, copied, at + 1).append(Redactor.MASK);
                    copied = end;
                }
                at = end;
            }
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    private boolean isOfSecret(int quote) {
        int separator = before(quote - backslashes(quote));
        if (separator < 0 || (text.charAt(separator) != ':' && text.charAt(separator) != '=')) {
            return false;
        }
        String name = nameUpTo(before(separator));
        if (!VALUES.contains(name)) {
            return isSecret.test(name);
        }
        // The name is a value itself, the one before.
        int key = before(separator - name.length());
        return (key >= 0 && isQuote(key) && isSecret.test(nameUpTo(key))) || isSecret.test(name);
    }

    /** The last place before that one where no blank stands; -1 if there is none. */
    private int before(int at) {
        int last = at - 1;
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return last;
    }

    /** The name that ends there, be it in quotes or not; empty if there is none. */
    private String nameUpTo(int last) {
        int end = last + 1;
        if (last >= 0 && isQuote(last)) {
            end = last - backslashes(last);
        }
        int start = end;
        while (start > 0 && Redactor.isOfName(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    /** Where the value ends whose quote that is: at a quote behind as many backslashes, at the latest with its line. */
    private int end(int quote) {
        int backslashes = backslashes(quote);
        for (int at = quote + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                return at;
            }
            if (c == text.charAt(quote) && backslashes(at) == backslashes) {
                return at - backslashes;
            }
        }
        return text.length();
    }

    private boolean isQuote(int at) {
        return text.charAt(at) == '"' || text.charAt(at) == '\'';
    }

    private int backslashes(int before) {
        int start = before;
        while (start > 0 && text.charAt(start - 1) == '\\') {
            start--;
        }
        return before - start;
    }
}
