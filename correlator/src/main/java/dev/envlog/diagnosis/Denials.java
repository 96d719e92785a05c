package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statements by which filters and routers refuse ({@code denials.txt}). */
public final class Denials {

    /**
     * What a record says of a refusal.
     *
     * @param details those that stand for it; null if what says that all is well took it back
     * @param status that the client gets, as it says; null if it does not
     */
    public record Denial(@Nullable String details, @Nullable Integer status) {}

    /** With which value of a field a statement says no refusal; empty for a field that is not there. */
    private record Unless(String field, String value) {

        boolean holds(Event event) {
            String found = field.equals("logger") ? event.logger() : event.field(field);
            return value.isEmpty()
                    ? found == null
                    : found != null && found.strip().equals(value);
        }
    }

    private record Row(
            List<Unless> unless, String details, @Nullable String status) {}

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    private static final Denial NONE = new Denial(null, null);
    /** Statements of the grammar, and those that only the catalogue has. */
    private static final Map<EventKind, Row> KINDS = new EnumMap<>(EventKind.class);

    private static final Map<String, Row> NAMES = new HashMap<>();

    static {
        for (Table.Row row : Table.load(Denials.class, "denials.txt", "statement", "unless", "details", "status")) {
            EventKind kind = EventKind.byName(row.cell(0));
            if (kind == null) {
                NAMES.put(row.cell(0), row(row));
            } else {
                KINDS.put(kind, row(row));
            }
        }
    }

    private Denials() {}

    private static Row row(Table.Row told) {
        List<Unless> unless = told.list(1).stream()
                .map(one -> one.split("=", 2))
                .map(one -> new Unless(one[0], one[1]))
                .toList();
        return new Row(unless, told.cell(2), told.optional(3));
    }

    /** The statements that only the catalogue has. */
    static Set<String> catalogued() {
        return NAMES.keySet();
    }

    private static @Nullable Row row(Event event) {
        EventKind kind = event.event();
        return kind == EventKind.CATALOGUED ? NAMES.get(event.eventName()) : KINDS.get(kind);
    }

    /** Whether a statement is only printed by a filter that refuses. */
    public static boolean isAlways(EventKind kind) {
        Row row = KINDS.get(kind);
        return row != null && row.unless.isEmpty();
    }

    /** Whether a filter says by the record that it refuses. */
    static boolean denies(Event event) {
        Row row = row(event);
        return row != null && row.unless.stream().noneMatch(one -> one.holds(event));
    }

    /** What the record says of a refusal for good; null if it says nothing of one. */
    public static @Nullable Denial of(Event event) {
        Row row = row(event);
        if (row == null) {
            return null;
        }
        if (!denies(event)) {
            return NONE;
        }
        String status = row.status == null ? null : event.field(row.status);
        return new Denial(filled(row.details, event), status == null ? null : Decimal.small(status));
    }

    /** Older releases do not tell all of it. */
    private static String filled(String details, Event event) {
        return HOLE.matcher(details).replaceAll(hole -> {
            String value = event.field(hole.group(1));
            return value == null ? "" : Matcher.quoteReplacement(value.strip());
        });
    }
}
