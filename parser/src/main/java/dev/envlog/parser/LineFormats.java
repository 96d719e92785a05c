package dev.envlog.parser;

import org.jspecify.annotations.Nullable;

/**
 * Formats that a user names, read besides those that are recognised.
 *
 * @param log the pattern of the application log, null if it is one of the usual
 * @param access the format of access-log lines, likewise
 */
public record LineFormats(@Nullable LogFormat log, @Nullable AccessFormat access) {

    /** Nothing named. */
    public static final LineFormats USUAL = new LineFormats(null, null);
}
