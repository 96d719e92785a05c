package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the first words of a message to its component, for loggers that several share: {@code prefixes.txt}. */
final class PrefixTable {

    /** Rows of loggers that nobody asked for yet: making templates of all takes longer than reading the table. */
    private final Map<String, List<Table.Row>> rows = new HashMap<>();

    private final Map<String, TemplateIndex<Component>> byLogger = new HashMap<>();
    private final Components components;

    PrefixTable(List<Table.Row> all, Components components) {
        this.components = components;
        for (Table.Row row : all) {
            List<Table.Row> ofLogger = rows.get(row.cell(0));
            if (ofLogger == null) {
                ofLogger = new ArrayList<>();
                rows.put(row.cell(0), ofLogger);
            }
            ofLogger.add(row);
        }
    }

    static PrefixTable load(Components components) {
        return new PrefixTable(
                Table.load(PrefixTable.class, "prefixes.txt", "logger", "beginning", "component"), components);
    }

    /** The loggers that it has rows of. */
    synchronized Set<String> loggers() {
        return Set.copyOf(rows.keySet());
    }

    @Nullable
    synchronized Component find(String logger, String message) {
        TemplateIndex<Component> index = byLogger.get(logger);
        List<Table.Row> unread = index == null ? rows.get(logger) : null;
        if (unread != null) {
            index = index(unread);
            byLogger.put(logger, index);
        }
        return index == null ? null : index.find(message);
    }

    private TemplateIndex<Component> index(List<Table.Row> ofLogger) {
        TemplateIndex<Component> index = new TemplateIndex<>();
        for (Table.Row row : ofLogger) {
            Component component = components.named(row, 2);
            if (component == null) {
                throw row.problem("found no component for '" + row.cell(1) + "'");
            }
            index.add(Template.beginning(row, 1), component);
        }
        index.sort();
        return index;
    }
}
