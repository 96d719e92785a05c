package dev.envlog.cli.render;

import java.util.Map;
import org.jline.utils.WCWidth;

/**
 * Makes text safe to print. A log holds what clients sent: control characters, escape sequences and direction marks would
 * change what the terminal shows, so they come out as visible escapes.
 */
public final class Printable {

    /** Our own symbols where the terminal has no UTF-8. */
    private static final Map<Integer, String> ASCII = Map.ofEntries(
            Map.entry((int) '✓', "ok"),
            Map.entry((int) '✗', "XX"),
            Map.entry((int) '…', ".."),
            Map.entry((int) '↻', "R"),
            Map.entry((int) '⇄', "<>"),
            Map.entry((int) '→', "->"),
            Map.entry((int) '│', "|"),
            Map.entry((int) '─', "-"),
            Map.entry((int) '▶', ">"),
            Map.entry((int) '◀', "<"),
            Map.entry((int) '▒', "."),
            Map.entry((int) '·', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) 'Δ', "d"),
            Map.entry((int) '↳', "+-"));

    private Printable() {}

    /** The text with visible escapes in place of what would change what is shown. */
    public static String of(String text, boolean ascii) {
        int plain = plain(text);
        return plain == text.length() ? text : escape(text, plain, ascii);
    }

    /** Whether the text is of ASCII's printable characters only: it is shown as it is, each of them in a column. */
    static boolean isPlain(String text) {
        return plain(text) == text.length();
    }

    /** How many characters there are before the first that is not one of ASCII's printable ones. */
    private static int plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '~') {
            i++;
        }
        return i;
    }

    /** Columns that printable text takes in a terminal. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                width++;
            } else if (!Character.isLowSurrogate(c)) {
                width += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
            }
        }
        return width;
    }

    /** The longest beginning of printable text that fits. */
    public static String head(String text, int columns) {
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(Character.toString(text.codePointAt(i)));
            if (used > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The longest end of printable text that fits. */
    static String tail(String text, int columns) {
        int used = 0;
        for (int i = text.length(); i > 0; i -= Character.charCount(text.codePointBefore(i))) {
            used += width(Character.toString(text.codePointBefore(i)));
            if (used > columns) {
                return text.substring(i);
            }
        }
        return text;
    }

    private static String escape(String text, int clean, boolean ascii) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= ' ' && c <= '~') {
                out.append((char) c);
            } else if (c == '\t') {
                out.append(' ');
            } else if (hidden(c)) {
                out.append(c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
            } else if (ascii) {
                out.append(ASCII.getOrDefault(c, "?"));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** Controls (C0, C1), format characters such as bidirectional overrides, separators of lines, lone surrogates. */
    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
