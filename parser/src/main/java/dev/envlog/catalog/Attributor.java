package dev.envlog.catalog;

import dev.envlog.catalog.Catalog.Statement;
import dev.envlog.catalog.LoggerTable.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells who produced a log line. The source path is asked first; without one the recognised event, the first words of
 * the message, the catalogue, and at last the logger. What none of them tells stays unknown: this class does not guess.
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

    Attributor(Catalog catalog) {
        this.catalog = catalog;
        components = catalog.components();
        sources = SourceTable.load(components);
        statements = StatementTable.load(components);
        prefixes = PrefixTable.load(components);
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
     * @param event the name of the statement that the grammar recognised, such as {@code router.cluster_match}, or null
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
        Logger known = logger == null ? null : catalog.loggers().find(logger);
        Component ofLogger = known == null ? null : known.component();
        component = ofMessage(logger, event, message);
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

    private @Nullable Component ofMessage(@Nullable String logger, @Nullable String event, String message) {
        Component component = event == null ? null : statements.find(event);
        if (component != null || logger == null) {
            return component;
        }
        component = prefixes.find(logger, message);
        if (component != null) {
            return component;
        }
        Statement statement = catalog.statement(logger, message);
        return statement == null ? null : statement.component();
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
}
