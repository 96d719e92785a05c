package dev.envlog.parser.envelope;

import dev.envlog.catalog.Catalog;
import dev.envlog.parser.bytes.Bytes;

/**
 * Ids of Envoy's loggers ({@code loggers.txt} of the catalogue). Only used where nothing else tells a record from prose; in
 * every other envelope any id is accepted.
 */
final class Loggers {

    private static final int LONGEST = 31;

    private Loggers() {}

    static boolean isKnown(byte[] b, int from, int to) {
        return to - from <= LONGEST && Catalog.shared().isLogger(Bytes.text(b, from, to));
    }
}
