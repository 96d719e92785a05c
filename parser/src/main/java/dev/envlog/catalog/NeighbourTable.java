package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Statements that several components print in the same words: {@code neighbours.txt}. */
final class NeighbourTable {

    private final Map<String, Set<Component>> single = new HashMap<>();
    private final Map<String, Set<Component>> families = new LinkedHashMap<>();
    private final Set<Component> all = new HashSet<>();

    NeighbourTable(List<Table.Row> rows, Components components) {
        for (Table.Row row : rows) {
            String event = row.cell(0);
            Set<Component> meant = components(row, components);
            boolean family = event.endsWith("*");
            Map<String, Set<Component>> place = family ? families : single;
            if (place.put(family ? event.substring(0, event.length() - 1) : event, meant) != null) {
                throw row.problem("'" + event + "' is there twice");
            }
            all.addAll(meant);
        }
    }

    static NeighbourTable load(Components components) {
        return new NeighbourTable(
                Table.load(NeighbourTable.class, "neighbours.txt", "event", "components"), components);
    }

    private static Set<Component> components(Table.Row row, Components components) {
        List<Component> meant = new ArrayList<>();
        for (String name : row.cell(1).split(",")) {
            Component component = components.find(name.strip());
            if (component == null) {
                throw row.problem("found '" + name.strip() + "', wanted the name of a component");
            }
            meant.add(component);
        }
        if (meant.size() < 2) {
            throw row.problem("found one component, wanted several");
        }
        return Set.copyOf(meant);
    }

    /** Who can be meant by an event; empty if its own words tell. */
    Set<Component> of(String event) {
        Set<Component> meant = single.get(event);
        if (meant != null) {
            return meant;
        }
        for (Map.Entry<String, Set<Component>> family : families.entrySet()) {
            if (event.startsWith(family.getKey())) {
                return family.getValue();
            }
        }
        return Set.of();
    }

    /** Whether some event may be this component's if it spoke just before. */
    boolean matters(Component component) {
        return all.contains(component);
    }
}
