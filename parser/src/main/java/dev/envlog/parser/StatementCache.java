package dev.envlog.parser;

import dev.envlog.catalog.Catalog;
import dev.envlog.log.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a (logger, message) was parsed to: a log repeats a few thousand messages most of the time. A parse depends on
 * nothing but logger and message, so a remembered answer is the right one. Of fixed size; a newer message replaces an older.
 */
final class StatementCache {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 160;

    private final StatementParser parser = new StatementParser();
    private final byte[][] messages = new byte[SLOTS][];
    private final @Nullable String[] loggers = new String[SLOTS];
    private final @Nullable Statement[] statements = new Statement[SLOTS];

    /** The statement of a message; {@code logger} must be an instance that {@link Symbols} hands out. */
    Statement get(String logger, byte[] b, int from, int to) {
        if (to - from > LONGEST) {
            return parse(logger, b, from, to);
        }
        int slot = (Symbols.hash(b, from, to) + System.identityHashCode(logger)) & (SLOTS - 1);
        Statement known = statements[slot];
        byte[] message = messages[slot];
        if (known != null
                && message != null
                && logger.equals(loggers[slot])
                && Arrays.equals(message, 0, message.length, b, from, to)) {
            return known;
        }
        Statement parsed = parse(logger, b, from, to);
        statements[slot] = parsed;
        loggers[slot] = logger;
        messages[slot] = Arrays.copyOfRange(b, from, to);
        return parsed;
    }

    private Statement parse(String logger, byte[] b, int from, int to) {
        Statement statement = parser.parse(logger, b, from, to);
        if (statement.kind() != EventKind.OTHER) {
            return statement;
        }
        String named = Catalog.shared().find(logger.isEmpty() ? null : logger, Bytes.text(b, from, to));
        return named == null ? statement : Statement.catalogued(named);
    }
}
