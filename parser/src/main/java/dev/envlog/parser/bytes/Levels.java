package dev.envlog.parser.bytes;

import dev.envlog.log.Level;
import org.jspecify.annotations.Nullable;

/** Names of levels as they are printed. */
public final class Levels {

    /** By far the most frequent. */
    private static final byte[] DEBUG = Bytes.of(Level.DEBUG.printed());

    private static final Level[] LEVELS = {Level.TRACE, Level.INFO, Level.WARNING, Level.ERROR, Level.CRITICAL};

    private Levels() {}

    /** The level that is printed there, whole or by its first letter; null if none is. */
    public static @Nullable Level at(byte[] b, int from, int to) {
        if (to - from == DEBUG.length && Bytes.startsWith(b, from, to, DEBUG)) {
            return Level.DEBUG;
        }
        for (Level level : LEVELS) {
            if (Bytes.equals(b, from, to, level.printed())) {
                return level;
            }
        }
        return to - from == 1 || Bytes.equals(b, from, to, "warn") ? Level.of(Bytes.text(b, from, to)) : null;
    }
}
