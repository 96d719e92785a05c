package dev.envlog.cli.glossary;

import org.jspecify.annotations.Nullable;

/**
 * A short code of Envoy and what it means.
 *
 * @param table which kind of code it is
 * @param code as it was found in a log
 * @param name Envoy's long name of a flag, null for others
 */
public record Code(CodeKind table, String code, @Nullable String name, Meaning meaning) {

    Code withoutNext() {
        return new Code(table, code, name, new Meaning(meaning.weight(), meaning.text(), null));
    }
}
