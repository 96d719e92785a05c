package dev.envlog.cli.glossary;

import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/**
 * When a row of the glossary holds.
 *
 * @param field the field it asks, {@code header:NAME} for a header of the block; null if it always holds
 * @param value how the field begins, in the spelling of {@link Codes#plain}; empty for a field that is empty or not there; null if a table of
 *     codes has to know it
 */
record Condition(@Nullable String field, @Nullable String value) {

    private static final String HEADER = "header:";

    static Condition parse(String text) {
        if (text.equals("-")) {
            return new Condition(null, null);
        }
        int equals = text.indexOf('=');
        return equals < 0
                ? new Condition(text, null)
                : new Condition(text.substring(0, equals), Codes.plain(text.substring(equals + 1)));
    }

    /** Whether the field is as wanted, for conditions that name a value. */
    boolean holds(Event event) {
        String found = found(event);
        if (field == null || value == null) {
            return field == null;
        }
        // An empty slot makes no field.
        return value.isEmpty()
                ? found == null || found.isBlank()
                : found != null && Codes.plain(found).startsWith(value);
    }

    /** The value of the field that it asks. */
    @Nullable
    String found(Event event) {
        if (field == null) {
            return null;
        }
        return field.startsWith(HEADER) ? event.header(field.substring(HEADER.length())) : event.field(field);
    }
}
