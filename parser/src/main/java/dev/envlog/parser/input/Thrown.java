package dev.envlog.parser.input;

import org.jspecify.annotations.Nullable;

/** What ended the work of another thread is thrown where its result is asked for: there it is handled as if it had happened there. */
public final class Thrown {

    private Thrown() {}

    /**
     * Throws what was thrown elsewhere, unless it is checked: that is for the caller to tell.
     *
     * @param failure null for nothing
     */
    public static void again(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
