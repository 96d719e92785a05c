package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.json.ObjectEnd;
import org.jspecify.annotations.Nullable;

/**
 * Envoy's logs of what health checks and outlier detection did to hosts: one object in JSON for each, written to files of their own
 * ({@code api/envoy/data/core/v3/health_check_event.proto}, {@code api/envoy/data/cluster/v3/outlier_detection_event.proto}). They have
 * neither level nor logger; their statements stand in the catalogue with those of the loggers through which the same parts speak.
 */
public final class EventLog {

    private static final byte[] FIRST_KEY = Bytes.of("\"health_checker_type\"");
    private static final byte[] URL_KEY = Bytes.of("\"upstream_url\"");
    private static final byte[] CHECKER = Bytes.of("{\"health_checker_type\":\"");
    private static final byte[] URL = Bytes.of("\"upstream_url\":\"");
    private static final byte[] ACTION = Bytes.of("\",\"action\":\"");

    /** The time, as it is called now and was up to 1.8. */
    private static final byte[][] TIMES = {Bytes.of("\"timestamp\":\""), Bytes.of("\"time\":\"")};

    /** No object of theirs is longer. */
    private static final int LONGEST = 1 << 12;

    private EventLog() {}

    /** Fills {@code out} if an object is of such a log. */
    static Dialect scan(byte[] b, int from, int to, Stamp stamp, Envelope out) {
        if (to - from > LONGEST || !mayBe(b, from, to)) {
            return Dialect.NONE;
        }
        out.clear();
        ObjectEnd.oneLine(b, from, to, out);
        byte[] line = out.decoded;
        int length = out.decodedLength;
        if (logger(line, 0, length) == null) {
            out.clear();
            return Dialect.NONE;
        }
        out.unescaped = true;
        out.decodedMessageEnd = length;
        for (byte[] key : TIMES) {
            int at = Bytes.indexOf(line, 0, length, key);
            int end = at < 0 ? -1 : stamp.read(line, at + key.length, length);
            if (end > 0 && stamp.zone(line, end, length) > 0) {
                out.time = stamp.nanos();
                out.timeUnit = stamp.unit();
                break;
            }
        }
        return Dialect.EVENTS;
    }

    /** Told by few bytes, as each line in JSON that is nothing else is asked about. */
    private static boolean mayBe(byte[] b, int from, int to) {
        int key = Skip.blank(b, from + 1, to);
        return Bytes.startsWith(b, key, to, FIRST_KEY) || Bytes.indexOf(b, key, to, URL_KEY) >= 0;
    }

    /** The logger under which the catalogue has the statement; null if it is no event. */
    public static @Nullable String logger(byte[] b, int from, int to) {
        if (Bytes.startsWith(b, from, to, CHECKER)) {
            return "hc";
        }
        int url = b[from] == '{' ? Bytes.indexOf(b, from, to, URL) : -1;
        int end = url < 0 ? -1 : Bytes.indexOf(b, url + URL.length, to, '"');
        return end >= 0 && Bytes.startsWith(b, end, to, ACTION) ? "upstream" : null;
    }
}
