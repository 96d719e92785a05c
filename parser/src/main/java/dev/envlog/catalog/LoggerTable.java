package dev.envlog.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, List<Logger>> movedAway = new HashMap<>();

    LoggerTable(List<Table.Row> rows, Components components) {
        for (Table.Row row : rows) {
            String id = row.cell(0);
            Component component = row.cell(1).equals("shared") ? null : components.named(row, 1);
            Logger logger = new Logger(id, component, row.cell(2).equals("-") ? null : row.cell(2));
            if (byId.put(id, logger) != null) {
                throw row.problem("logger '" + id + "' is there twice");
            }
            if (!row.cell(3).equals("-")) {
                List<Logger> moved = movedAway.get(row.cell(3));
                if (moved == null) {
                    moved = new ArrayList<>();
                    movedAway.put(row.cell(3), moved);
                }
                moved.add(logger);
            }
        }
    }

    static LoggerTable load(Components components) {
        return new LoggerTable(Table.load("loggers.txt", "logger", "component", "file", "home before"), components);
    }

    @Nullable
    Logger find(String id) {
        return byId.get(id);
    }

    /** Loggers whose statements older releases printed under {@code id}. */
    List<Logger> movedAwayFrom(String id) {
        return movedAway.getOrDefault(id, List.of());
    }
}
