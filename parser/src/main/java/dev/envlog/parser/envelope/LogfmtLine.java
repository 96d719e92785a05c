package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.json.JsonCursor;

/**
 * A line of {@code key=value} pairs. Cilium's agent prints so what its Envoy says, each physical line as one of its own:
 * {@code level=debug msg="[C1] new stream" subsys=envoy-http threadID=23} ({@code pkg/envoy}); the same form is used by other
 * programs written in Go.
 */
final class LogfmtLine {

    private static final byte[] ENVOY = Bytes.of("envoy-");
    private static final byte[] LEVEL = Bytes.of("level=");
    private static final byte[] TIME = Bytes.of("time=");
    private static final byte[] MESSAGE = Bytes.of(" msg=");

    private final JsonCursor unescaper = new JsonCursor();
    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private int messageStart;
    private int messageEnd;
    private boolean envoy;
    private int p;

    /** Whether a line may be of that kind. */
    static boolean begins(byte[] b, int from, int to) {
        return Bytes.startsWith(b, from, to, LEVEL) || Bytes.startsWith(b, from, to, TIME);
    }

    /** Fills {@code out}; a record of Envoy, one of another program, or a further line of Envoy's, which is none. */
    Dialect scan(byte[] b, int from, int to, Envelope out) {
        envoy = false;
        messageStart = -1;
        p = from;
        while (p < to) {
            int equals = Bytes.indexOf(b, p, to, '=');
            if (equals < 0) {
                break;
            }
            int key = p;
            int start = out.decodedLength;
            value(b, equals + 1, to, out);
            pair(b, key, equals, start, out.decodedLength, out);
        }
        if (out.level == null || messageStart < 0) {
            return Dialect.NONE;
        }
        out.unescaped = true;
        out.decodedMessageEnd = messageEnd;
        out.message = messageStart;
        if (!envoy) {
            return Dialect.AGENT;
        }
        if (messageStart == messageEnd || HeaderLines.isHeader(out.decoded, messageStart, messageEnd)) {
            return Dialect.NONE;
        }
        out.continued = this;
        context(out);
        return Dialect.CILIUM;
    }

    /** A key of the line, and where its value was put. */
    private void pair(byte[] b, int key, int keyEnd, int start, int end, Envelope out) {
        if (Bytes.equals(b, key, keyEnd, "level")) {
            out.level = JsonSlots.level(out.decoded, start, end);
        } else if (Bytes.equals(b, key, keyEnd, "msg")) {
            messageStart = start;
            messageEnd = end;
        } else if (Bytes.equals(b, key, keyEnd, "time")) {
            time(out, start, end);
        } else if (Bytes.equals(b, key, keyEnd, "subsys")) {
            envoy = Bytes.startsWith(out.decoded, start, end, ENVOY);
            out.loggerStart = envoy ? start + ENVOY.length : start;
            out.loggerEnd = end;
        } else if (Bytes.equals(b, key, keyEnd, "threadID")) {
            out.threadStart = start;
            out.threadEnd = end;
        }
    }

    private void time(Envelope out, int start, int end) {
        int stampEnd = stamp.read(out.decoded, start, end);
        if (stampEnd > 0 && stamp.zone(out.decoded, stampEnd, end) > 0) {
            out.time = stamp.nanos();
            out.timeUnit = stamp.unit();
        }
    }

    /** Older agents put a bracket before the message, which the location of that time lacked. */
    private void context(Envelope out) {
        byte[] d = out.decoded;
        int at = messageStart;
        at += isStray(d, at, messageEnd) ? 1 : 0;
        int after = SourceScanner.scan(d, at, messageEnd, 0, out);
        after = after > at ? Skip.gap(d, after, messageEnd) : at;
        out.message = ids.scan(d, after, messageEnd, out);
    }

    /** Cilium begins each message with a bracket that it never closes. */
    private static boolean isStray(byte[] d, int from, int to) {
        if (from == to || d[from] != '[') {
            return false;
        }
        int open = 0;
        for (int i = from; i < to; i++) {
            open += d[i] == '[' ? 1 : d[i] == ']' ? -1 : 0;
        }
        return open > 0;
    }

    /** Appends the message of a further line; the line as it stands if it has none. */
    void further(byte[] b, int from, int to, Envelope out) {
        int equals = begins(b, from, to) ? Bytes.indexOf(b, from, to, MESSAGE) : -1;
        if (equals < 0) {
            out.append(b, from, to);
        } else {
            value(b, equals + MESSAGE.length, to, out);
        }
    }

    /** Appends a value, in quotes or up to the next blank, and goes behind it. */
    private void value(byte[] b, int at, int to, Envelope out) {
        boolean quoted = at < to && b[at] == '"';
        int end = quoted ? at + 1 : at;
        while (end < to && b[end] != (quoted ? '"' : ' ')) {
            end += b[end] == '\\' ? 2 : 1;
        }
        end = Math.min(end, to);
        unescaper.lenient(b, quoted ? at + 1 : at, end, out);
        p = quoted ? end + 1 : end;
        while (p < to && b[p] == ' ') {
            p++;
        }
    }
}
