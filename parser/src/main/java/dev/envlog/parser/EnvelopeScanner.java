package dev.envlog.parser;

import dev.envlog.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * Splits the beginning of a line into envelope, ids and message, by hand over bytes: this runs once per physical line. The
 * grammar's ENVELOPE and CONTEXT modes describe the same forms and are compared with this class by a test.
 *
 * <p>Facts: Envoy's default pattern and its changes, {@code source/common/common/base_logger.cc}; Istio's pattern,
 * {@code pkg/envoy/proxy.go}.
 */
final class EnvelopeScanner {

    private static final byte[] EPOCH = Bytes.of("[Envoy (Epoch ");
    private static final byte[] ENVOY = Bytes.of("envoy ");
    private static final byte[] ENVOY_DOT = Bytes.of("envoy.");
    private static final int LONGEST_LEVEL = 10;

    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private final JsonLine json = new JsonLine();
    /** The bare form is accepted only while no timed record was seen: inside other formats it is somebody's text. */
    private boolean timedSeen;

    /** Fills {@code out} and tells what begins at {@code from}; {@link Dialect#NONE} if no record does. */
    Dialect scan(byte[] b, int from, int to, Envelope out) {
        out.clear();
        if (to - from < 8) {
            return Dialect.NONE;
        }
        byte first = b[from];
        Dialect dialect = Dialect.NONE;
        if (first == '[') {
            dialect = bracketed(b, from, to, out);
        } else if (first >= '0' && first <= '9') {
            dialect = istio(b, from, to, out);
        } else if (first >= 'a' && first <= 'z' && !timedSeen) {
            dialect = bare(b, from, to, out);
        } else if (first == '{') {
            dialect = AccessLines.isJson(b, from, to) ? Dialect.ACCESS : json.scan(b, from, to, out);
        }
        timedSeen |= dialect.isLog() && dialect != Dialect.BARE;
        out.dialect = dialect;
        return dialect;
    }

    /** {@code [time][thread][level][logger] …}; since 1.16 {@code [source] } follows, before it the message carries it. */
    private Dialect bracketed(byte[] b, int from, int to, Envelope out) {
        int p = from;
        if (Bytes.startsWith(b, p, to, EPOCH)) {
            p = Bytes.indexOf(b, p, to, ']') + 1;
            if (p == 0) {
                return Dialect.NONE;
            }
            if (p < to && b[p] == ' ') {
                p++;
            }
            if (p >= to || b[p] != '[') {
                return Dialect.NONE;
            }
        }
        int end = stamp.read(b, p + 1, to);
        if (end < 0) {
            return Dialect.NONE;
        }
        if (end < to && b[end] == 'Z') {
            return end + 3 < to && b[end + 1] == ']' && b[end + 2] == ' ' && b[end + 3] == '"'
                    ? access(out)
                    : Dialect.NONE;
        }
        if (end + 1 >= to || b[end] != ']' || b[end + 1] != '[') {
            return Dialect.NONE;
        }
        int threadEnd = Bytes.indexOf(b, end + 2, Math.min(to, end + 40), ']');
        if (threadEnd < 0 || threadEnd + 2 >= to || b[threadEnd + 1] != '[') {
            return Dialect.NONE;
        }
        int levelEnd = Bytes.indexOf(b, threadEnd + 2, Math.min(to, threadEnd + 12), ']');
        Level level = levelEnd < 0 ? null : level(b, threadEnd + 2, levelEnd);
        if (level == null) {
            return Dialect.NONE;
        }
        setTime(out);
        out.level = level;
        out.threadStart = end + 2 - from;
        out.threadEnd = threadEnd - from;
        p = levelEnd + 1;
        if (p < to && b[p] == '[') {
            int loggerEnd = Bytes.indexOf(b, p + 1, Math.min(to, p + 300), ']');
            if (loggerEnd > 0) {
                out.loggerStart = p + 1 - from;
                out.loggerEnd = loggerEnd - from;
                p = loggerEnd + 1;
            }
        }
        if (p < to && b[p] == ' ') {
            p++;
        }
        rest(b, from, p, to, out);
        return Dialect.ENVOY;
    }

    private Dialect access(Envelope out) {
        setTime(out);
        return Dialect.ACCESS;
    }

    /** {@code 2023-06-05T08:04:25.754381Z⇥debug⇥envoy pool source/….cc:182⇥[C5] creating stream⇥thread=21}. */
    private Dialect istio(byte[] b, int from, int to, Envelope out) {
        int p = stamp.read(b, from, to);
        if (p < 0 || p >= to || b[p] != 'Z' || !stamp.iso()) {
            return Dialect.NONE;
        }
        if (p + 1 < to && b[p + 1] == '+') {
            return consul(b, from, p + 1, to, out);
        }
        p = skipBlank(b, p + 1, to);
        int levelEnd = wordEnd(b, p, to);
        Level level = level(b, p, levelEnd);
        if (level == null) {
            return Dialect.NONE;
        }
        setTime(out);
        out.level = level;
        p = skipBlank(b, levelEnd, to);
        if (!Bytes.startsWith(b, p, to, ENVOY)) {
            out.message = p - from;
            return Dialect.AGENT;
        }
        p += ENVOY.length;
        p = logger(b, from, p, to, out);
        rest(b, from, p, to, out);
        return Dialect.ISTIO;
    }

    /** {@code 2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [Tags: …] creating stream}, of consul-dataplane. */
    private Dialect consul(byte[] b, int from, int at, int to, Envelope out) {
        int open = Bytes.indexOf(b, at, Math.min(to, at + 12), '[');
        int close = open < 0 ? -1 : Bytes.indexOf(b, open, Math.min(to, open + 12), ']');
        Level level = close < 0 ? null : level(b, open + 1, close);
        if (level == null || !Bytes.startsWith(b, close + 2, to, ENVOY_DOT)) {
            return Dialect.NONE;
        }
        int logger = close + 2 + ENVOY_DOT.length;
        int loggerEnd = wordEnd(b, logger, to);
        int threadEnd = loggerEnd < to && b[loggerEnd] == '(' ? Bytes.indexOf(b, loggerEnd, to, ')') : -1;
        if (threadEnd < 0) {
            return Dialect.NONE;
        }
        setTime(out);
        out.level = level;
        out.loggerStart = logger - from;
        out.loggerEnd = loggerEnd - from;
        out.threadStart = loggerEnd + 1 - from;
        out.threadEnd = threadEnd - from;
        int p = threadEnd + 1;
        rest(b, from, p < to && b[p] == ' ' ? p + 1 : p, to, out);
        return Dialect.CONSUL;
    }

    /** {@code envoy router⇥[C5][S77] pool ready}, perhaps with the level in front; tabs may have become spaces. */
    private Dialect bare(byte[] b, int from, int to, Envelope out) {
        int levelEnd = wordEnd(b, from, Math.min(to, from + LONGEST_LEVEL));
        Level level = level(b, from, levelEnd);
        int p = level == null ? from : skipBlank(b, levelEnd, to);
        if (!Bytes.startsWith(b, p, to, ENVOY)) {
            return Dialect.NONE;
        }
        p += ENVOY.length;
        int end = wordEnd(b, p, to);
        if (end == p || end >= to || !(b[end] == '\t' || Loggers.isKnown(b, p, end))) {
            return Dialect.NONE;
        }
        out.level = level;
        p = logger(b, from, p, to, out);
        rest(b, from, p, to, out);
        return Dialect.BARE;
    }

    private static int logger(byte[] b, int from, int at, int to, Envelope out) {
        int end = wordEnd(b, at, to);
        out.loggerStart = at - from;
        out.loggerEnd = end - from;
        return skipGap(b, end, to);
    }

    /** Source position in any of its spellings, ids, message. */
    private void rest(byte[] b, int from, int at, int to, Envelope out) {
        int p = SourceScanner.scan(b, at, to, from, out);
        if (p > at) {
            p = skipGap(b, p, to);
        }
        p = ids.scan(b, p, to, out);
        out.message = p - from;
    }

    private void setTime(Envelope out) {
        out.time = stamp.nanos();
        out.timeUnit = stamp.unit();
    }

    /**
     * Passes what stands between two fields: a tab, or the spaces it has become, or one space after a bracket. A message
     * may begin with spaces of its own ({@code   filter #0:}).
     */
    static int skipGap(byte[] b, int at, int to) {
        int p = at;
        if (p < to && (b[p] == '\t' || (b[p] == ' ' && b[p - 1] == ']'))) {
            return p + 1;
        }
        while (p < to && b[p] == ' ') {
            p++;
        }
        return p;
    }

    private static int skipBlank(byte[] b, int at, int to) {
        int p = at;
        while (p < to && (b[p] == '\t' || b[p] == ' ')) {
            p++;
        }
        return p;
    }

    private static int wordEnd(byte[] b, int at, int to) {
        int p = at;
        while (p < to && ((b[p] >= 'a' && b[p] <= 'z') || b[p] == '_' || (b[p] >= '0' && b[p] <= '9'))) {
            p++;
        }
        return p;
    }

    private static @Nullable Level level(byte[] b, int from, int to) {
        for (Level level : LEVELS) {
            if (Bytes.equals(b, from, to, level.printed())) {
                return level;
            }
        }
        return to - from == 1 || Bytes.equals(b, from, to, "warn") ? Level.of(Bytes.text(b, from, to)) : null;
    }

    private static final Level[] LEVELS = {
        Level.DEBUG, Level.TRACE, Level.INFO, Level.WARNING, Level.ERROR, Level.CRITICAL
    };
}
