package dev.envlog.catalog;

import dev.envlog.catalog.LoggerTable.Logger;
import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The long tail: statements that need not be understood, only named, and their values. They stand in plain-text files by logger, which are
 * read when a line of such a logger first asks for them. Safe for use by several threads.
 */
public final class Catalog {

    /**
     * A statement; the component is null where the text alone does not tell it.
     *
     * @param shared whether nothing else tells either, as several components print it through the same logger
     */
    record Statement(
            String event,
            Template template,
            List<String> fields,
            @Nullable Component component,
            boolean shared) {}

    /**
     * A statement as it stands in the catalogue.
     *
     * @param event its name
     * @param text its text, with holes for what varies
     */
    public record Known(String event, String text) {}

    private static final class Shared {
        private static final Components COMPONENTS = Components.load();
        private static final Catalog CATALOG = new Catalog(LoggerTable.load(COMPONENTS), COMPONENTS);
    }

    private static final int[] NONE = new int[0];

    private final LoggerTable loggers;
    private final Components components;
    private final Map<String, Map<String, TemplateIndex<Statement>>> files = new ConcurrentHashMap<>();
    private final Map<String, Component> producers = new ConcurrentHashMap<>();

    Catalog(LoggerTable loggers, Components components) {
        this.loggers = loggers;
        this.components = components;
    }

    /** The catalogue that comes with envlog. */
    public static Catalog shared() {
        return Shared.CATALOG;
    }

    /**
     * The event of which {@code message} tells, such as {@code upstream.eds_changed}.
     *
     * @param logger the logger id on the line, or null if it has none
     * @param message the text after the ids; only its first line counts
     * @return null if the catalogue does not have the statement
     */
    public @Nullable CatalogEvent find(@Nullable String logger, String message) {
        if (logger == null) {
            return null;
        }
        Statement statement = statement(logger, message);
        if (statement == null) {
            return null;
        }
        List<String> fields = statement.fields();
        if (fields.isEmpty()) {
            return new CatalogEvent(statement.event(), fields, NONE, false);
        }
        int end = TemplateIndex.end(message);
        int[] bounds = statement.template().bounds(message, TemplateIndex.start(message, end), end, fields.size());
        return new CatalogEvent(statement.event(), fields, bounds, numbered(logger, statement));
    }

    /** All statements of the catalogue. Every file is read for this, which takes a while. */
    public List<Known> known() {
        Set<String> names = new TreeSet<>();
        for (String id : loggers.ids()) {
            Logger logger = loggers.find(id);
            if (logger != null && logger.file() != null) {
                names.add(logger.file());
            }
        }
        List<Known> known = new ArrayList<>();
        for (String name : names) {
            rows(name).forEach(row -> known.add(new Known(row.cell(0), row.cell(1))));
        }
        return known;
    }

    /** The loggers that envlog knows. */
    public Set<String> loggerIds() {
        return loggers.ids();
    }

    /** Whether envlog knows a logger of that id. */
    public boolean isLogger(String id) {
        return loggers.find(id) != null;
    }

    /** Whether a message that differs in numbers may be another statement. */
    private boolean numbered(String logger, Statement statement) {
        int first = statement.template().firstChar();
        for (Logger home : loggers.homes(logger)) {
            if (numbered(home, first)) {
                return true;
            }
        }
        return false;
    }

    private boolean numbered(Logger logger, int first) {
        TemplateIndex<Statement> index = index(logger);
        return index != null && index.numbered(first);
    }

    @Nullable
    Statement statement(String logger, String message) {
        for (Logger home : loggers.homes(logger)) {
            Statement statement = statementOf(home, message);
            if (statement != null) {
                return statement;
            }
        }
        Logger own = message.isBlank() ? null : loggers.find(logger);
        TemplateIndex<Statement> index = own == null ? null : index(own);
        return index == null ? null : index.whatever();
    }

    /** Who says an event that {@link #find} gave, or null where the text does not tell. */
    @Nullable
    Component producer(String event) {
        return producers.get(event);
    }

    LoggerTable loggers() {
        return loggers;
    }

    Components components() {
        return components;
    }

    private @Nullable Statement statementOf(Logger logger, String message) {
        TemplateIndex<Statement> index = index(logger);
        return index == null ? null : index.find(message);
    }

    private @Nullable TemplateIndex<Statement> index(Logger logger) {
        if (logger.file() == null) {
            return null;
        }
        Map<String, TemplateIndex<Statement>> byLogger = files.get(logger.file());
        if (byLogger == null) {
            // Two threads may read the same file; they get the same answer.
            List<Table.Row> rows = rows(logger.file());
            byLogger = index(rows, components);
            for (Table.Row row : rows) {
                Component producer = component(row, components);
                if (producer != null) {
                    producers.put(row.cell(0), producer);
                }
            }
            files.put(logger.file(), byLogger);
        }
        return byLogger.get(logger.id());
    }

    static List<Table.Row> rows(String file) {
        return Table.load(Catalog.class, "tail/".concat(file).concat(".txt"), "event", "template", "component");
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
            Template template = Template.line(row, 1);
            Statement statement =
                    new Statement(event, template, template.fields(), component(row, components), isShared(row));
            String logger = event.substring(0, dot);
            TemplateIndex<Statement> index = byLogger.get(logger);
            if (index == null) {
                index = new TemplateIndex<>();
                byLogger.put(logger, index);
            }
            index.add(template, statement);
        }
        for (TemplateIndex<Statement> index : byLogger.values()) {
            index.sort();
        }
        return byLogger;
    }

    private static boolean isShared(Table.Row row) {
        return row.cell(2).equals("shared");
    }

    private static @Nullable Component component(Table.Row row, Components components) {
        return isShared(row) ? null : components.named(row, 2);
    }
}
