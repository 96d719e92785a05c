package dev.envlog.catalog;

import dev.envlog.catalog.Catalog.Statement;
import dev.envlog.catalog.LoggerTable.Logger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who produced a log line. The source path is asked first; without one the recognised statement, the first words of
 * the message, the name it begins with, and at last the logger. What none of them tells stays unknown: this class does not guess.
 * Safe for use by several threads.
 */
public final class Attributor {

    private static final class Shared {
        private static final Attributor ATTRIBUTOR = new Attributor(Catalog.shared());
    }

    private final Catalog catalog;
    private final Components components;
    private final SourceTable sources;
    private final StatementTable statements;
    private final PrefixTable prefixes;
    private final NeighbourTable neighbours;

    Attributor(Catalog catalog) {
        this.catalog = catalog;
        components = catalog.components();
        sources = SourceTable.load(components);
        statements = StatementTable.load(components);
        prefixes = PrefixTable.load(components);
        neighbours = NeighbourTable.load(components);
    }

    /** The one that knows envlog's own tables; they are read at the first call. */
    public static Attributor shared() {
        return Shared.ATTRIBUTOR;
    }

    /**
     * Who produced a line. The answer depends on the arguments only, so that callers may remember it for lines of which
     * source, or logger and event, are the same.
     *
     * @param source the source path as printed, without line number; null if the log has none
     * @param logger the logger id; null if the log has none
     * @param event the name of the statement that was recognised, such as {@code router.cluster_match}, or null
     * @param message the text after the ids; only its first line counts
     */
    public Attribution attribute(
            @Nullable String source, @Nullable String logger, @Nullable String event, String message) {
        Component component = source == null ? null : sources.find(SourcePaths.normalise(source));
        // With fine-grain logging the file is the logger.
        if (component == null && logger != null && logger.indexOf('/') >= 0) {
            component = sources.find(SourcePaths.normalise(logger));
        }
        if (component != null) {
            return new Attribution(component, ComponentEvidence.SOURCE);
        }
        Component ofLogger = logger == null ? null : ofLogger(logger);
        component = event == null ? null : ofEvent(event);
        if (component == null && logger != null) {
            Statement statement = catalog.statement(logger, message);
            if (statement != null && statement.shared()) {
                return Attribution.UNKNOWN;
            }
            component = ofMessage(logger, ofLogger, statement, message);
        }
        if (component == null) {
            component = ofLogger;
        }
        if (component == null) {
            return Attribution.UNKNOWN;
        }
        return new Attribution(
                component,
                ofLogger != null && component.name().equals(ofLogger.name())
                        ? ComponentEvidence.LOGGER
                        : ComponentEvidence.MESSAGE);
    }

    /** Whether a source path alone tells who produced its lines, whatever they say. */
    public boolean tells(String source) {
        return sources.find(SourcePaths.normalise(source)) != null;
    }

    /** Whether the statement alone tells who produced its lines, where the log has no source path. */
    public boolean tellsEvent(String event) {
        return ofEvent(event) != null;
    }

    /**
     * Who can be meant by a statement that several components print in the same words: the one of them that spoke last, on the same
     * thread and in the same callback. Empty if the statement, or its absence, leaves no choice.
     */
    public Set<Component> choices(@Nullable String event) {
        return event == null ? Set.of() : neighbours.of(event);
    }

    /** Whether a component is among the {@link #choices} of any statement. */
    public boolean isChoice(@Nullable Component component) {
        return component != null && neighbours.matters(component);
    }

    /** A logger that envlog does not list may be named after the one filter that has it, as those of the last releases are. */
    private @Nullable Component ofLogger(String logger) {
        Logger known = catalog.loggers().find(logger);
        return known != null ? known.component() : components.ownNames().named(logger.replace("_", ""));
    }

    private @Nullable Component ofEvent(String event) {
        Component component = statements.find(event);
        return component != null ? component : catalog.producer(event);
    }

    private @Nullable Component ofMessage(
            String logger, @Nullable Component ofLogger, @Nullable Statement statement, String message) {
        Component component = statement == null ? null : statement.component();
        if (component == null) {
            component = prefixes.find(logger, message);
        }
        // What is no filter's own logger may be used by any.
        if (component == null && (ofLogger == null || !ofLogger.filter())) {
            component = components.ownNames().find(message);
        }
        return component;
    }

    /**
     * The component of that name, one of the names of older releases, or the instance name Istio uses; also an
     * extension that envlog does not list. Null if it is no such name.
     */
    public @Nullable Component byName(String name) {
        return components.find(name);
    }

    /** What a component does, in one line, or null. */
    public @Nullable String role(Component component) {
        return components.role(component);
    }

    /** The address of the documentation page that tells most about a component, or null. */
    public @Nullable String docs(Component component) {
        return components.docs(component);
    }
}
