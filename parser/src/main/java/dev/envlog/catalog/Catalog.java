package dev.envlog.catalog;

import dev.envlog.catalog.LoggerTable.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The long tail: statements that need not be understood, only named. They stand in plain-text files by logger, which are
 * read when a line of such a logger first asks for them. Safe for use by several threads.
 */
public final class Catalog {

    /** A statement; the component is null where the text alone does not tell it. */
    record Statement(String event, @Nullable Component component) {}

    private static final class Shared {
        private static final Components COMPONENTS = Components.load();
        private static final Catalog CATALOG = new Catalog(LoggerTable.load(COMPONENTS), COMPONENTS);
    }

    private final LoggerTable loggers;
    private final Components components;
    private final Map<String, Map<String, TemplateIndex<Statement>>> files = new ConcurrentHashMap<>();

    Catalog(LoggerTable loggers, Components components) {
        this.loggers = loggers;
        this.components = components;
    }

    /** The catalogue that comes with envlog. */
    public static Catalog shared() {
        return Shared.CATALOG;
    }

    /**
     * The name of the event of which {@code message} tells.
     *
     * @param logger the logger id on the line, or null if it has none
     * @param message the text after the ids; only its first line counts
     * @return such as {@code upstream.eds_changed}, or null if the catalogue does not have the statement
     */
    public @Nullable String find(@Nullable String logger, String message) {
        Statement statement = logger == null ? null : statement(logger, message);
        return statement == null ? null : statement.event();
    }

    @Nullable
    Statement statement(String logger, String message) {
        Logger home = loggers.find(logger);
        if (home == null) {
            return null;
        }
        Statement statement = statementOf(home, message);
        if (statement != null) {
            return statement;
        }
        for (Logger moved : loggers.movedAwayFrom(logger)) {
            statement = statementOf(moved, message);
            if (statement != null) {
                return statement;
            }
        }
        return null;
    }

    LoggerTable loggers() {
        return loggers;
    }

    Components components() {
        return components;
    }

    private @Nullable Statement statementOf(Logger logger, String message) {
        if (logger.file() == null) {
            return null;
        }
        Map<String, TemplateIndex<Statement>> byLogger = files.get(logger.file());
        if (byLogger == null) {
            // Two threads may read the same file; they get the same answer.
            byLogger = index(rows(logger.file()), components);
            files.put(logger.file(), byLogger);
        }
        TemplateIndex<Statement> index = byLogger.get(logger.id());
        return index == null ? null : index.find(message);
    }

    static List<Table.Row> rows(String file) {
        return Table.load("tail/".concat(file).concat(".txt"), "event", "template", "component");
    }

    /** By logger, which is the first part of an event's name. */
    static Map<String, TemplateIndex<Statement>> index(List<Table.Row> rows, Components components) {
        Map<String, TemplateIndex<Statement>> byLogger = new HashMap<>();
        for (Table.Row row : rows) {
            String event = row.cell(0);
            int dot = event.indexOf('.');
            if (dot <= 0) {
                throw row.problem("found event '" + event + "', wanted logger.name");
            }
            Statement statement = new Statement(event, components.named(row, 2));
            String logger = event.substring(0, dot);
            TemplateIndex<Statement> index = byLogger.get(logger);
            if (index == null) {
                index = new TemplateIndex<>();
                byLogger.put(logger, index);
            }
            index.add(Template.line(row, 1), statement);
        }
        for (TemplateIndex<Statement> index : byLogger.values()) {
            index.sort();
        }
        return byLogger;
    }
}
