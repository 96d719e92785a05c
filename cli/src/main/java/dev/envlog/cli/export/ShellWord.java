package dev.envlog.cli.export;

import dev.envlog.cli.render.Printable;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One word of a command for a POSIX shell, quoted so that the shell gives exactly the text to the command, whatever it is. What
 * must not reach a terminal is spelled as {@code "$(printf '\033')"}.
 */
public final class ShellWord {

    private final StringBuilder out = new StringBuilder();
    private boolean quoted;

    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

    /** A word of a text as it is, without quotes where it needs none. */
    public static String ifNeeded(String text) {
        return PLAIN.matcher(text).matches() ? text : of(text);
    }

    /** A word of a text as it is. */
    static String of(String text) {
        return new ShellWord().text(text).toString();
    }

    /** Adds text as it is; a NUL, which no word can hold, is left out. */
    ShellWord text(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            String one = Character.toString(text.codePointAt(i));
            if (one.equals("'")) {
                quote(false);
                out.append("\\'");
            } else if (one.equals("\n") || Printable.of(one, false).equals(one)) {
                quote(true);
                out.append(one);
            } else if (!one.equals("\0")) {
                quote(false);
                octal(one);
            }
        }
        return this;
    }

    /** Adds the value that a variable has when the command is run. */
    ShellWord variable(String name) {
        quote(false);
        out.append("\"$").append(name).append('"');
        return this;
    }

    /** The word; no more is to be added then. */
    @Override
    public String toString() {
        quote(false);
        return out.isEmpty() ? "''" : out.toString();
    }

    private void octal(String text) {
        out.append("\"$(printf '");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format("\\%03o", b & 0xff));
        }
        out.append("')\"");
    }

    private void quote(boolean open) {
        if (quoted != open) {
            out.append('\'');
            quoted = open;
        }
    }
}
