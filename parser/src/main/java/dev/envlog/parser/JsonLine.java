package dev.envlog.parser;

import dev.envlog.log.Level;
import java.util.Arrays;
import java.util.Map;

/**
 * A record printed as one JSON object: Istio's {@code log_as_json}, or Envoy's {@code json_format} (1.27+, tags as top-level
 * members). The message is unescaped into the envelope's own bytes, followed by the other values; ids are read as text, never as
 * floating point.
 */
final class JsonLine {

    // Slots for the values found, indices into starts and ends.
    private static final int TIME = 0;
    private static final int LEVEL = 1;
    private static final int LOGGER = 2;
    private static final int MESSAGE = 3;
    private static final int SOURCE = 4;
    private static final int THREAD = 5;
    private static final int CONNECTION = 6;
    private static final int STREAM = 7;

    /** The keys that Istio and Envoy's examples use. */
    private static final Map<String, Integer> KEYS = Map.ofEntries(
            Map.entry("time", TIME),
            Map.entry("Timestamp", TIME),
            Map.entry("timestamp", TIME),
            Map.entry("ts", TIME),
            Map.entry("level", LEVEL),
            Map.entry("Level", LEVEL),
            Map.entry("scope", LOGGER),
            Map.entry("logger", LOGGER),
            Map.entry("LoggerName", LOGGER),
            Map.entry("component", LOGGER),
            Map.entry("msg", MESSAGE),
            Map.entry("message", MESSAGE),
            Map.entry("Message", MESSAGE),
            Map.entry("caller", SOURCE),
            Map.entry("source", SOURCE),
            Map.entry("SourceLine", SOURCE),
            Map.entry("thread", THREAD),
            Map.entry("ThreadId", THREAD),
            Map.entry("ConnectionId", CONNECTION),
            Map.entry("StreamId", STREAM));

    private static final byte[] ENVOY = Bytes.of("envoy ");

    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private final JsonCursor json = new JsonCursor();
    private final int[] starts = new int[STREAM + 1];
    private final int[] ends = new int[STREAM + 1];

    /** Fills {@code out} if the line is such a record. Its message must be there, and a level or a logger. */
    Dialect scan(byte[] b, int from, int to, Envelope out) {
        Arrays.fill(starts, -1);
        json.start(b, from, to, out);
        if (!json.open()) {
            return Dialect.NONE;
        }
        while (json.nextKey()) {
            Integer key = KEYS.get(json.key());
            int at = out.decodedLength;
            if (!json.value(key != null)) {
                return Dialect.NONE;
            }
            if (key != null && starts[key] < 0) {
                starts[key] = at;
                ends[key] = out.decodedLength;
            }
        }
        if (!json.closed() || start(MESSAGE) < 0) {
            return Dialect.NONE;
        }
        return envelope(out);
    }

    private Dialect envelope(Envelope out) {
        byte[] d = out.decoded;
        Level level = start(LEVEL) < 0 ? null : Level.of(text(d, LEVEL));
        boolean istioScope = start(LOGGER) >= 0 && Bytes.startsWith(d, start(LOGGER), end(LOGGER), ENVOY);
        boolean envoyTime = start(TIME) >= 0 && stamp.read(d, start(TIME), end(TIME)) > 0;
        if (level == null || !envoyTime) {
            return Dialect.NONE;
        }
        out.time = stamp.nanos();
        out.timeUnit = stamp.unit();
        out.level = level;
        boolean envoy = start(SOURCE) >= 0 || start(THREAD) >= 0;
        if (start(LOGGER) >= 0) {
            out.loggerStart = start(LOGGER) + (istioScope ? ENVOY.length : 0);
            out.loggerEnd = end(LOGGER);
        }
        if (start(SOURCE) >= 0) {
            SourceScanner.whole(d, start(SOURCE), end(SOURCE), out);
        }
        if (start(THREAD) >= 0) {
            out.threadStart = start(THREAD);
            out.threadEnd = end(THREAD);
        }
        out.json = true;
        out.decodedMessageEnd = end(MESSAGE);
        int p = SourceScanner.scan(d, start(MESSAGE), end(MESSAGE), 0, out);
        p = p > start(MESSAGE) ? EnvelopeScanner.skipGap(d, p, end(MESSAGE)) : p;
        out.message = ids.scan(d, p, end(MESSAGE), out);
        tag(CONNECTION, out);
        tag(STREAM, out);
        if (!istioScope && !envoy && !out.hasConnection && !knownLogger(out)) {
            return Dialect.AGENT;
        }
        return Dialect.JSON;
    }

    private void tag(int key, Envelope out) {
        if (start(key) < 0) {
            return;
        }
        Long value = ids.number(out.decoded, start(key), end(key));
        if (value == null) {
            return;
        }
        if (key == CONNECTION) {
            out.hasConnection = true;
            out.connection = value;
        } else {
            out.hasStream = true;
            out.stream = value;
        }
    }

    private String text(byte[] d, int key) {
        return Bytes.text(d, start(key), end(key));
    }

    private int start(int key) {
        return starts[key];
    }

    private int end(int key) {
        return ends[key];
    }

    /** Whether a record with nothing else of Envoy's names one of its loggers. */
    private static boolean knownLogger(Envelope out) {
        return out.loggerStart >= 0 && Loggers.isKnown(out.decoded, out.loggerStart, out.loggerEnd);
    }
}
