package dev.envlog.log;

import org.jspecify.annotations.Nullable;

/** Numbers without a sign, as logs print them in decimal digits. Whatever else stands there is no number. */
public final class Decimal {

    /** Digits of the largest unsigned 64-bit number. */
    private static final int LONGEST = 20;

    /** Digits of which every number is an {@code int}. */
    private static final int SMALL = 9;

    private Decimal() {}

    /** An unsigned number of 64 bits, as the ids of connections and streams are; null if the text is none. */
    public static @Nullable Long unsigned(@Nullable String text) {
        if (text == null || !isDigits(text, LONGEST)) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A number of up to nine digits: a status, a count, a duration; null if the text is none. */
    public static @Nullable Integer small(@Nullable String text) {
        return text == null || !isDigits(text, SMALL) ? null : Integer.valueOf(text);
    }

    private static boolean isDigits(String text, int most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= most;
    }
}
