package dev.envlog.cli.glossary;

import org.jspecify.annotations.Nullable;

/**
 * A short code of Envoy and what it means.
 *
 * @param table which kind of code it is: {@code flag}, {@code details}, {@code reset}, {@code header}, {@code
 *     transport} or {@code host}
 * @param code as it was found in a log
 * @param name Envoy's long name of a flag, null for others
 */
public record Code(String table, String code, @Nullable String name, Meaning meaning) {

    Code withoutNext() {
        return new Code(table, code, name, new Meaning(meaning.weight(), meaning.text(), null));
    }
}
