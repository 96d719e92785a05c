package dev.envlog.diagnosis;

/** Reads what response code details have behind their name: {@code …{connection_failure,delayed_connect_error:_111}}. */
final class DetailsText {

    private static final String OPENING = "{[";
    private static final String CLOSING = "}]";

    private DetailsText() {}

    /** What details carry behind their name, as words. */
    static String inside(String details) {
        String words = Errno.shortened(braced(details).replace('_', ' '));
        int end = 0;
        while (end < words.length() && (words.charAt(end) == ' ' || Character.isLowerCase(words.charAt(end)))) {
            end++;
        }
        // Between the reason of a reset and what the transport socket says.
        boolean two = end < words.length() - 1 && (words.charAt(end) == ',' || words.charAt(end) == '|');
        return two ? words.substring(0, end) + ", " + words.substring(end + 1).strip() : words;
    }

    /** The text between its braces, brackets or parentheses as it stands; empty if there are none. */
    static String braced(String details) {
        int open = 0;
        while (open < details.length() && OPENING.indexOf(details.charAt(open)) < 0) {
            open++;
        }
        // What stands in parentheses from the beginning on is no code, but words for what has none.
        open = open < details.length() ? open : details.indexOf('(', 1);
        int kind = open < 0 ? -1 : OPENING.indexOf(details.charAt(open));
        int close = open < 0 ? -1 : details.lastIndexOf(kind < 0 ? ')' : CLOSING.charAt(kind));
        return close > open ? details.substring(open + 1, close) : "";
    }
}
