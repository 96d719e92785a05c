package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a source file to the logger it prints through: {@code source-loggers.txt}. With fine-grain logging Envoy prints the file
 * in place of the logger ({@code source/common/common/fine_grain_logger.cc}). Safe for use by several threads.
 */
public final class SourceLoggers {

    private static final class Shared {
        private static final SourceLoggers LOGGERS = new SourceLoggers();
    }

    private record Row(String prefix, String logger) {}

    private final List<Row> rows;

    private SourceLoggers() {
        rows = Table.load(SourceLoggers.class, "source-loggers.txt", "path", "logger").stream()
                .map(row -> new Row(row.cell(0), row.cell(1)))
                .sorted(Comparator.comparing((Row row) -> row.prefix().length()).reversed())
                .toList();
    }

    /** The table, read at the first call. */
    public static SourceLoggers shared() {
        return Shared.LOGGERS;
    }

    /** The logger of a file as {@link SourcePaths#normalise} spells it, with or without a line number; null if not known. */
    public @Nullable String find(String path) {
        boolean folder = path.indexOf('/') >= 0;
        for (Row row : rows) {
            if (path.startsWith(row.prefix()) && (folder || isWholeName(path, row.prefix()))) {
                return row.logger();
            }
        }
        return null;
    }

    private static boolean isWholeName(String path, String name) {
        return path.length() == name.length() || path.charAt(name.length()) == ':';
    }
}
