package dev.envlog.parser;

import dev.envlog.catalog.SourceLoggers;
import dev.envlog.catalog.SourcePaths;
import dev.envlog.parser.bytes.Symbols;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Printed source positions without their build prefix; a few hundred distinct ones recur for ever. */
final class SourceNames {

    private static final int LIMIT = 8192;
    private static final int LONGEST = 512;
    private static final String UNKNOWN = "";

    private final Symbols symbols;
    private final Map<String, String> cleaned = new HashMap<>();
    private final Map<String, String> loggers = new HashMap<>();

    SourceNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The logger of a clean source position or path, null if that is not known. */
    @Nullable
    String logger(String source) {
        String known = loggers.get(source);
        if (known == null) {
            String found = SourceLoggers.shared().find(source);
            known = found == null ? UNKNOWN : found;
            if (loggers.size() < LIMIT && source.length() < LONGEST) {
                loggers.put(source, known);
            }
        }
        return known.isEmpty() ? null : known;
    }

    String clean(byte[] b, int from, int to) {
        String printed = symbols.get(b, from, to);
        String known = cleaned.get(printed);
        if (known != null) {
            return known;
        }
        int colon = printed.lastIndexOf(':');
        int pathEnd = colon < 2 ? printed.length() : colon;
        String clean = SourcePaths.normalise(printed.substring(0, pathEnd)) + printed.substring(pathEnd);
        if (cleaned.size() < LIMIT && printed.length() < LONGEST) {
            cleaned.put(printed, clean);
        }
        return clean;
    }
}
