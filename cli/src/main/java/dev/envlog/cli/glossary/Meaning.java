package dev.envlog.cli.glossary;

import org.jspecify.annotations.Nullable;

/**
 * What something means for the request.
 *
 * @param text one sentence
 * @param next what to look at next; null if there is nothing to look for
 */
public record Meaning(Weight weight, String text, @Nullable String next) {

    /** Most characters of a sentence: two lines of a terminal. */
    static final int LONGEST = 160;

    static Meaning of(String weight, String text, String next) {
        if (text.length() > LONGEST || next.length() > LONGEST) {
            throw new IllegalArgumentException("a sentence has more than " + LONGEST + " characters");
        }
        return new Meaning(Weight.of(weight), text, next.equals("-") ? null : next);
    }
}
