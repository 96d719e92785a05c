package dev.envlog.cli.settings;

import org.jspecify.annotations.Nullable;

/**
 * The value of an option that was not typed.
 *
 * @param command of which command; null for every one that has the option
 * @param option its long name without dashes
 * @param value as written
 * @param from the variable, or file and line
 */
public record Setting(@Nullable String command, String option, String value, String from) {

    /** {@code ls.sort}, {@code color}. */
    public String key() {
        return command == null ? option : command + "." + option;
    }
}
