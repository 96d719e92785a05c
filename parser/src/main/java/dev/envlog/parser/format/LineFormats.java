package dev.envlog.parser.format;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How lines are read: formats that a user names, besides those that are recognised, and whether answers are remembered.
 *
 * @param log the pattern of the application log, null if it is one of the usual
 * @param access the format of access-log lines, likewise
 * @param fastPath false to ask the grammar about each single message, which takes long and comes to the same
 * @param now by which lines that print no year are told theirs
 */
public record LineFormats(@Nullable LogFormat log, @Nullable AccessFormat access, boolean fastPath, Clock now) {

    /** Nothing named. */
    public static final LineFormats USUAL = new LineFormats(null, null);

    /** Read today. */
    public LineFormats(@Nullable LogFormat log, @Nullable AccessFormat access, boolean fastPath) {
        this(log, access, fastPath, Clock.systemUTC());
    }

    /** The usual way. */
    public LineFormats(@Nullable LogFormat log, @Nullable AccessFormat access) {
        this(log, access, true);
    }
}
