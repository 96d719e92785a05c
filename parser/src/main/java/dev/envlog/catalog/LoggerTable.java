package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a logger id says by itself: {@code loggers.txt}. */
final class LoggerTable {

    /**
     * One logger.
     *
     * @param component who speaks through it; null if several share it
     * @param file the catalogue file with its statements; null if there is none
     */
    record Logger(
            String id,
            @Nullable Component component,
            @Nullable String file) {}

    private final Map<String, Logger> byId = new HashMap<>();
    private final Map<String, List<Logger>> homes = new HashMap<>();

    LoggerTable(List<Table.Row> rows, Components components) {
        for (Table.Row row : rows) {
            String id = row.cell(0);
            Component component = row.cell(1).equals("shared") ? null : components.named(row, 1);
            Logger logger = new Logger(id, component, row.cell(2).equals("-") ? null : row.cell(2));
            if (byId.put(id, logger) != null) {
                throw row.problem("logger '" + id + "' is there twice");
            }
        }
        for (Table.Row row : rows) {
            home(row.cell(0), row.cell(0));
        }
        for (Table.Row row : rows) {
            if (!row.cell(3).equals("-")) {
                if (!byId.containsKey(row.cell(3))) {
                    throw row.problem("found no row for the logger '" + row.cell(3) + "'");
                }
                home(row.cell(3), row.cell(0));
                home(row.cell(0), row.cell(3));
            }
        }
    }

    private void home(String id, String of) {
        List<Logger> known = homes.get(id);
        if (known == null) {
            known = new ArrayList<>();
            homes.put(id, known);
        }
        known.add(Objects.requireNonNull(byId.get(of)));
    }

    static LoggerTable load(Components components) {
        return new LoggerTable(
                Table.load(LoggerTable.class, "loggers.txt", "logger", "component", "file", "home before"), components);
    }

    /** The ids, in alphabetical order. */
    Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    @Nullable
    Logger find(String id) {
        return byId.get(id);
    }

    /**
     * The loggers under which the statements of a line may be listed: its own; those that moved away from it, whose statements
     * older releases printed under {@code id}; and the one it moved away from, where a statement may have been read.
     */
    List<Logger> homes(String id) {
        return homes.getOrDefault(id, List.of());
    }
}
