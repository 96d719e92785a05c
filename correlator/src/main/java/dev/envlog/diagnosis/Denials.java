package dev.envlog.diagnosis;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements by which filters refuse ({@code denials.txt}). */
public final class Denials {

    /** What a row says, null for nothing. */
    private record Denial(
            @Nullable String field,
            @Nullable String unless,
            @Nullable String details) {}

    private static final Map<EventKind, Denial> ROWS = rows();

    private Denials() {}

    private static Map<EventKind, Denial> rows() {
        Map<EventKind, Denial> rows = new EnumMap<>(EventKind.class);
        for (List<String> row : CodeTable.load("denials.txt").rows()) {
            EventKind kind = EventKind.byName(row.get(0));
            if (kind == null) {
                throw new IllegalStateException("denials.txt: " + row.get(0) + " is no statement of the grammar");
            }
            int equals = row.get(1).indexOf('=');
            rows.put(
                    kind,
                    new Denial(
                            equals < 0 ? null : row.get(1).substring(0, equals),
                            equals < 0 ? null : row.get(1).substring(equals + 1),
                            row.get(2).equals("-") ? null : row.get(2)));
        }
        return rows;
    }

    /** Whether a statement is only printed by a filter that refuses. */
    public static boolean isAlways(EventKind kind) {
        Denial denial = ROWS.get(kind);
        return denial != null && denial.field == null;
    }

    /** Whether a filter says by the record that it refuses. */
    static boolean denies(Event event) {
        Denial denial = ROWS.get(event.event());
        if (denial == null) {
            return false;
        }
        String value = denial.field == null ? null : event.field(denial.field);
        return value == null || !value.strip().equals(denial.unless);
    }

    /** The details that stand for it if the record is one by which a filter refuses for good; null if it is none. */
    public static @Nullable String details(Event event) {
        Denial denial = ROWS.get(event.event());
        String details = denial == null ? null : denial.details;
        if (details == null) {
            return null;
        }
        for (int i = 0; i < event.fieldCount(); i++) {
            details = details.replace("{" + event.fieldName(i) + "}", event.fieldValue(i));
        }
        // What older releases do not tell.
        return details.indexOf('{') < 0 ? details : details.replaceAll("\\{\\w+}", "");
    }
}
