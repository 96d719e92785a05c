package dev.envlog.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the first words of a message to its component, for loggers that several share: {@code prefixes.txt}. */
final class PrefixTable {

    private final Map<String, TemplateIndex<Component>> byLogger = new HashMap<>();

    PrefixTable(List<Table.Row> rows, Components components) {
        for (Table.Row row : rows) {
            Component component = components.named(row, 2);
            if (component == null) {
                throw row.problem("found no component for '" + row.cell(1) + "'");
            }
            TemplateIndex<Component> index = byLogger.get(row.cell(0));
            if (index == null) {
                index = new TemplateIndex<>();
                byLogger.put(row.cell(0), index);
            }
            index.add(Template.beginning(row, 1), component);
        }
        for (TemplateIndex<Component> index : byLogger.values()) {
            index.sort();
        }
    }

    static PrefixTable load(Components components) {
        return new PrefixTable(Table.load("prefixes.txt", "logger", "beginning", "component"), components);
    }

    @Nullable
    Component find(String logger, String message) {
        TemplateIndex<Component> index = byLogger.get(logger);
        return index == null ? null : index.find(message);
    }
}
