package dev.envlog.log;

import org.jspecify.annotations.Nullable;

/** A list of attributes in a text, each a name, a colon and its value, with commas between them. */
public final class Attributes {

    /** Begins what a client may have chosen freely ({@code rbac_filter.cc}). */
    private static final String HEADERS = "headers: '";

    private Attributes() {}

    /**
     * The value of the attribute; null if it has none. Of several the last one counts: server names, which a client chooses, come first.
     *
     * @param text the list, behind which headers may stand
     */
    public static @Nullable String value(String text, String name) {
        int headers = text.indexOf(HEADERS);
        int end = headers < 0 ? text.length() : headers;
        String sought = name + ": ";
        int at = text.lastIndexOf(sought, end);
        while (at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != ',') {
            at = text.lastIndexOf(sought, at - 1);
        }
        if (at < 0) {
            return null;
        }
        int from = at + sought.length();
        int comma = text.indexOf(',', from);
        String value = from > end
                ? ""
                : text.substring(from, comma < 0 || comma > end ? end : comma).strip();
        return value.isEmpty() ? null : value;
    }
}
