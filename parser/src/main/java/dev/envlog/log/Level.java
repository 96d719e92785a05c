package dev.envlog.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Severity of a log record, as Envoy's spdlog prints it ({@code source/common/common/base_logger.h}). */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    private final String printed = name().toLowerCase(Locale.ROOT);

    /** The word Envoy prints; {@code warn} in Envoy's source prints as {@code warning}. */
    public String printed() {
        return printed;
    }

    /**
     * The level that a log prints as {@code word}: the full word, {@code warn}, or the first letter ({@code %L}).
     *
     * @return null when the word is no level
     */
    public static @Nullable Level of(String word) {
        for (Level level : values()) {
            if (level.printed.equals(word)
                    || (word.length() == 1 && level.printed.charAt(0) == (word.charAt(0) | 0x20))) {
                return level;
            }
        }
        return word.equals("warn") ? WARNING : null;
    }
}
