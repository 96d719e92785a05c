package dev.envlog.parser;

import dev.envlog.catalog.SourcePaths;
import java.util.HashMap;
import java.util.Map;

/** Printed source positions without their build prefix; a few hundred distinct ones recur for ever. */
final class SourceNames {

    private static final int LIMIT = 8192;
    private static final int LONGEST = 512;

    private final Symbols symbols;
    private final Map<String, String> cleaned = new HashMap<>();

    SourceNames(Symbols symbols) {
        this.symbols = symbols;
    }

    String clean(byte[] b, int from, int to) {
        String printed = symbols.get(b, from, to);
        String known = cleaned.get(printed);
        if (known != null) {
            return known;
        }
        int colon = printed.lastIndexOf(':');
        String clean = SourcePaths.normalise(printed.substring(0, colon)) + printed.substring(colon);
        if (cleaned.size() < LIMIT && printed.length() < LONGEST) {
            cleaned.put(printed, clean);
        }
        return clean;
    }
}
