package dev.envlog.parser.envelope;

import dev.envlog.access.AccessLines;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.json.JsonCursor;

/**
 * A record printed as one JSON object: Istio's {@code log_as_json}, consul-dataplane's, or Envoy's {@code json_format} (1.27+, tags as
 * members) with keys that somebody chose. The message is unescaped into the envelope's own bytes, followed by the other values; ids
 * are read as text, never as floating point.
 *
 * <p>Istio until 1.9 did not escape quotes and line ends (istio/istio issue 31137), and patterns that people write by hand never do:
 * such a line is read by what a string can end with.
 */
final class JsonLine {

    private static final byte[] ENVOY = Bytes.of("envoy ");
    private static final byte[] ENVOY_DOT = Bytes.of("envoy.");

    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private final JsonCursor json = new JsonCursor();
    private final JsonSlots slots = new JsonSlots();
    /** True once a line proved that messages were escaped by Envoy before somebody put them into JSON, as Pomerium does. */
    private boolean escapedTwice;

    /** Fills {@code out} if the line is such a record. Its message must be there, a time and a level; a line of the access log has none. */
    Dialect scan(byte[] b, int from, int to, Envelope out) {
        if (AccessLines.isJson(b, from, to)) {
            return Dialect.ACCESS;
        }
        Dialect dialect = record(b, from, to, out);
        if (dialect == Dialect.NONE && (dialect = EventLog.scan(b, from, to, stamp, out)) != Dialect.NONE) {
            return dialect;
        }
        if (!dialect.isLog() && AccessLines.isOtherJson(b, from, to)) {
            out.clear();
            return Dialect.ACCESS;
        }
        return dialect;
    }

    private Dialect record(byte[] b, int from, int to, Envelope out) {
        slots.clear();
        json.start(b, from, to, out);
        if (!json.open()) {
            return Dialect.NONE;
        }
        boolean whole = members(0, out) && json.isWhole();
        if (!whole) {
            slots.clear();
            json.start(b, from, to, out);
            if (!json.open() || !broken(out)) {
                return Dialect.NONE;
            }
        }
        return envelope(out);
    }

    /** Reads the members of an object, and of objects in it; false where it is malformed. */
    private boolean members(int depth, Envelope out) {
        while (json.nextKey()) {
            String key = json.key();
            int at = out.decodedLength;
            if (depth < JsonSlots.DEEPEST && json.enter()) {
                if (!members(depth + 1, out)) {
                    return false;
                }
                json.leave();
                continue;
            }
            boolean string = json.atString();
            if (!json.value(true)) {
                return false;
            }
            slots.add(key, at, out.decodedLength, string);
        }
        return json.isClosed();
    }

    /** Reads as many members as there are, taking strings with quotes in them; false if none is the message. */
    private boolean broken(Envelope out) {
        while (json.nextKey()) {
            String key = json.key();
            int at = out.decodedLength;
            boolean string = json.atString();
            boolean ended = string ? json.brokenString() : json.value(true);
            slots.add(key, at, out.decodedLength, string);
            if (!ended) {
                out.open = string;
                break;
            }
        }
        return slots.count() > 0;
    }

    private Dialect envelope(Envelope out) {
        byte[] d = out.decoded;
        slots.assign(d, stamp);
        if (!slots.has(JsonSlots.MESSAGE) || !slots.has(JsonSlots.LEVEL) || !slots.has(JsonSlots.TIME)) {
            return Dialect.NONE;
        }
        Level level = JsonSlots.level(d, slots.start(JsonSlots.LEVEL), slots.end(JsonSlots.LEVEL));
        if (level == null || !slots.time(d, stamp)) {
            return Dialect.NONE;
        }
        // A line that is not ended may only go on if it is its message that is not.
        out.open &= slots.end(JsonSlots.MESSAGE) == out.decodedLength;
        out.time = slots.nanos();
        out.timeUnit = slots.timeUnit();
        out.level = level;
        out.unescaped = true;
        boolean named = logger(d, out);
        boolean source = slots.has(JsonSlots.SOURCE)
                && SourceScanner.whole(d, slots.start(JsonSlots.SOURCE), slots.end(JsonSlots.SOURCE), out);
        if (slots.has(JsonSlots.THREAD)) {
            out.threadStart = slots.start(JsonSlots.THREAD);
            out.threadEnd = slots.end(JsonSlots.THREAD);
        }
        out.decodedMessageEnd = slots.end(JsonSlots.MESSAGE);
        int p = slots.start(JsonSlots.MESSAGE);
        escapedTwice |= Unescaper.looksEscaped(d, p, out.decodedMessageEnd);
        if (escapedTwice) {
            int message = out.decodedLength;
            Unescaper.line(d, p, out.decodedMessageEnd, out);
            d = out.decoded;
            p = message;
            out.decodedMessageEnd = out.decodedLength;
        }
        int afterSource = SourceScanner.scan(d, p, out.decodedMessageEnd, 0, out);
        p = afterSource > p ? Skip.gap(d, afterSource, out.decodedMessageEnd) : p;
        out.message = ids.scan(d, p, out.decodedMessageEnd, out);
        tag(JsonSlots.CONNECTION, out);
        tag(JsonSlots.STREAM, out);
        boolean envoy = named || source || out.threadStart >= 0 || out.hasConnection || knownLogger(out);
        return envoy ? Dialect.JSON : Dialect.AGENT;
    }

    /** Takes the logger without {@code envoy } or {@code envoy.} before it; true if that stood there. */
    private boolean logger(byte[] d, Envelope out) {
        if (!slots.has(JsonSlots.LOGGER)) {
            return false;
        }
        int start = slots.start(JsonSlots.LOGGER);
        int end = slots.end(JsonSlots.LOGGER);
        boolean named = Bytes.startsWith(d, start, end, ENVOY) || Bytes.startsWith(d, start, end, ENVOY_DOT);
        out.loggerStart = named ? start + ENVOY.length : start;
        out.loggerEnd = end;
        return named;
    }

    private void tag(int slot, Envelope out) {
        Long value = slots.has(slot) ? ids.number(out.decoded, slots.start(slot), slots.end(slot)) : null;
        if (value == null) {
            return;
        }
        if (slot == JsonSlots.CONNECTION) {
            out.hasConnection = true;
            out.connection = value;
        } else {
            out.hasStream = true;
            out.stream = value;
        }
    }

    /** Whether a record with nothing else of Envoy's names one of its loggers. */
    private static boolean knownLogger(Envelope out) {
        return out.loggerStart >= 0 && Loggers.isKnown(out.decoded, out.loggerStart, out.loggerEnd);
    }
}
