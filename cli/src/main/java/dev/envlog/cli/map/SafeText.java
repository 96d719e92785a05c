package dev.envlog.cli.map;

import dev.envlog.cli.render.Printable;
import dev.envlog.cli.render.Redactor;

/** The one way of text from a log or a dump into a figure: masked, printable, bounded. */
final class SafeText {

    /** Longer texts are cut: no reader wants them and a picture is no store. */
    private static final int LONGEST = 2000;

    private final Redactor redactor;

    SafeText(Redactor redactor) {
        this.redactor = redactor;
    }

    /** For what says by its name that it is a secret. */
    Redactor redactor() {
        return redactor;
    }

    String of(String text) {
        String masked = redactor.text(text);
        return cut(
                Printable.of(masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked, false), LONGEST);
    }

    /** Printable text cut to that many columns, the last an ellipsis if anything was left out. */
    static String cut(String text, int columns) {
        return Printable.width(text) <= columns ? text : Printable.head(text, Math.max(0, columns - 1)) + "…";
    }
}
