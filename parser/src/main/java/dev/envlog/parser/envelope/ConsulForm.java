package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;

/** {@code 2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [Tags: …] creating stream}, of consul-dataplane. */
final class ConsulForm {

    private static final byte[] ENVOY_DOT = Bytes.of("envoy.");

    private ConsulForm() {}

    /**
     * Reads what stands between time and ids.
     *
     * @param at behind the time
     * @param stamp has read that; its zone is read here
     * @return where the ids or the message begin, -1 if the line has another form
     */
    static int scan(byte[] b, int from, int at, int to, Stamp stamp, Envelope out) {
        int open = Bytes.indexOf(b, at, Math.min(to, at + 12), '[');
        int close = open < 0 ? -1 : Bytes.indexOf(b, open, Math.min(to, open + 12), ']');
        Level level = close < 0 ? null : Levels.at(b, open + 1, close);
        if (level == null || !Bytes.startsWith(b, close + 2, to, ENVOY_DOT)) {
            return -1;
        }
        int logger = close + 2 + ENVOY_DOT.length;
        int loggerEnd = Skip.word(b, logger, to);
        int threadEnd = loggerEnd < to && b[loggerEnd] == '(' ? Bytes.indexOf(b, loggerEnd, to, ')') : -1;
        if (threadEnd < 0 || stamp.zone(b, at, open) < 0) {
            return -1;
        }
        out.level = level;
        out.loggerStart = logger - from;
        out.loggerEnd = loggerEnd - from;
        out.threadStart = loggerEnd + 1 - from;
        out.threadEnd = threadEnd - from;
        int p = threadEnd + 1;
        return p < to && b[p] == ' ' ? p + 1 : p;
    }
}
