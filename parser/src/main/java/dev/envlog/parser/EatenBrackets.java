package dev.envlog.parser;

import dev.envlog.log.EventKind;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Stamp;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is left of a record after a viewer took words in square brackets for markup of its own and showed nothing in their
 * place (k9s does): the level and the logger are gone, or the ids.
 */
final class EatenBrackets {

    /** Statements that Envoy prints with an id in every release. */
    private static final Set<EventKind> WITH_ID = EnumSet.of(
            EventKind.HTTP_NEW_STREAM,
            EventKind.HTTP_REQUEST_HEADERS,
            EventKind.HTTP_RESPONSE_HEADERS,
            EventKind.ROUTER_CLUSTER_MATCH,
            EventKind.ROUTER_DECODING_HEADERS,
            EventKind.ROUTER_POOL_READY,
            EventKind.POOL_CREATING_STREAM);

    private static final int LONGEST_THREAD = 20;

    private EatenBrackets() {}

    /** Whether the record should have an id and has none. */
    static boolean isWithoutIds(RecordView view) {
        return !view.hasConnection && !view.hasStream && WITH_ID.contains(view.event());
    }

    /** {@code [2024-05-10 09:07:12.137][23] [source/…] …}: time and thread, but no level. */
    static boolean isEnvelope(byte[] b, int from, int to) {
        if (to - from < 30 || b[from] != '[') {
            return false;
        }
        int p = new Stamp().read(b, from + 1, to);
        if (p < 0 || p + 3 >= to || b[p] != ']' || b[p + 1] != '[' || !Bytes.isDigit(b[p + 2])) {
            return false;
        }
        int close = Bytes.indexOf(b, p + 2, Math.min(to, p + LONGEST_THREAD), ']');
        return close > 0 && close + 1 < to && b[close + 1] == ' ';
    }
}
