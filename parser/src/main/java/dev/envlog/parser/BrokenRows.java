package dev.envlog.parser;

import org.jspecify.annotations.Nullable;

/**
 * Rows of lines that a screen's edge broke in a log of which all lines have a pod's name: what follows a row as wide as the screen, without a
 * name, is the rest of it.
 */
final class BrokenRows {

    private static final int NARROWEST = 80;
    /** No screen is wider: a log with longer lines was not copied from one. */
    private static final int WIDEST = 512;

    private int widest;
    private boolean full;
    private @Nullable String pod;

    /** Whether a line without a name may be the rest of the one before. */
    boolean mayGoOn() {
        return full && pod != null;
    }

    /**
     * Notes a line.
     *
     * @param rest it is the rest of the one before
     * @return the pod whose line it is; null if it has no name
     */
    @Nullable
    String pod(@Nullable String named, boolean rest, int width) {
        pod = rest ? pod : named;
        widest = Math.max(widest, width);
        full = width == widest && width >= NARROWEST && width <= WIDEST;
        return pod;
    }
}
