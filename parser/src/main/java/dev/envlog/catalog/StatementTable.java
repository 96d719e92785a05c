package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the name of an event to its component: {@code statements.txt}. */
final class StatementTable {

    private record Family(String prefix, Component component) implements Comparable<Family> {

        /** The longest first. */
        @Override
        public int compareTo(Family other) {
            return other.prefix.length() - prefix.length();
        }
    }

    private final Map<String, Component> single = new HashMap<>();
    private final List<Family> families = new ArrayList<>();

    StatementTable(List<Table.Row> rows, Components components) {
        for (Table.Row row : rows) {
            String event = row.cell(0);
            Component component = components.named(row, 1);
            if (component == null) {
                throw row.problem("found no component for '" + event + "'");
            }
            if (event.endsWith("*")) {
                families.add(new Family(event.substring(0, event.length() - 1), component));
            } else if (single.put(event, component) != null) {
                throw row.problem("'" + event + "' is there twice");
            }
        }
        Collections.sort(families);
    }

    static StatementTable load(Components components) {
        return new StatementTable(Table.load(StatementTable.class, "statements.txt", "event", "component"), components);
    }

    @Nullable
    Component find(String event) {
        Component component = single.get(event);
        if (component != null) {
            return component;
        }
        for (Family family : families) {
            if (event.startsWith(family.prefix())) {
                return family.component();
            }
        }
        return null;
    }
}
