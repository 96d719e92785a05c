package dev.envlog.cli.render;

import java.util.function.Predicate;

/**
 * Masks headers as Envoy prints them, wherever they stand in a text: {@code 'name', 'value'}, a line of a block also without the record
 * that it belongs to, and {@code 'name':'value'} up to 1.7. A value is printed raw and may hold quotes.
 */
final class PrintedHeaders {

    private static final String LISTED = "', '";
    private static final String PAIRED = "':'";
    /** Where the lines of a block are one, in JSON and with escaped formats. */
    private static final String ESCAPED_END = "\\n";

    private PrintedHeaders() {}

    /** @param isSecret whether the name of a header tells that its value is a secret */
    static String mask(String text, Predicate<String> isSecret) {
        return listed(paired(text, isSecret), isSecret);
    }

    /** Such a header is a record of its own: it ends with the text. */
    private static String paired(String text, Predicate<String> isSecret) {
        for (int middle = text.indexOf(PAIRED); middle >= 0; middle = text.indexOf(PAIRED, middle + 1)) {
            if (isSecret(text, middle, isSecret)) {
                return text.substring(0, middle + PAIRED.length()) + Redactor.MASK + "'";
            }
        }
        return text;
    }

    private static String listed(String text, Predicate<String> isSecret) {
        StringBuilder masked = null;
        int copied = 0;
        int middle = text.indexOf(LISTED);
        while (middle >= 0) {
            int next = middle + 1;
            if (isSecret(text, middle, isSecret)) {
                int value = middle + LISTED.length();
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, copied, value).append(Redactor.MASK);
                copied = valueEnd(text, value);
                next = copied;
            }
            middle = text.indexOf(LISTED, next);
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    private static boolean isSecret(String text, int nameEnd, Predicate<String> isSecret) {
        int quote = text.lastIndexOf('\'', nameEnd - 1);
        return quote >= 0 && isSecret.test(text.substring(quote + 1, nameEnd));
    }

    /** At the quote at the end of the line; the whole rest of the line where none stands there. */
    private static int valueEnd(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || (c == '\'' && isLineEnd(text, at + 1))) {
                return at;
            }
        }
        return text.length();
    }

    private static boolean isLineEnd(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.startsWith(ESCAPED_END, at);
    }
}
