package dev.envlog.parser.wrapper;

import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.json.JsonCursor;
import dev.envlog.parser.json.JsonKeys;
import org.jspecify.annotations.Nullable;

/** A JSON object around each line, as docker's files, stern, Loki and the exports of clouds have it. */
final class JsonWrapper implements Layer {

    /** Where docker cuts a line and goes on in the next object. */
    private static final int DOCKER_CUT = 16 * 1024;

    private static final int DEEPEST = 3;

    /** Digits of the seconds since 1970, from 2001 to 2286. */
    private static final int SECONDS_DIGITS = 10;

    private final Symbols symbols;
    private final JsonCursor cursor = new JsonCursor();
    private final Decoded sink = new Decoded();
    private final Decoded names = new Decoded();
    private final Stamp stamp = new Stamp();
    private String words = "JSON lines";
    private boolean lineEndsSeen;

    // What the object at hand holds.
    private int rank;
    private boolean decoded;
    private int start;
    private int end;
    private @Nullable String pod;
    private long time;
    private int timeUnit;
    private byte stream;
    private boolean docker;
    private boolean stern;
    private boolean cloudWatch;

    JsonWrapper(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public boolean isWeak() {
        return false;
    }

    @Override
    public boolean peel(Peeled line) {
        byte[] b = line.bytes;
        if (line.isEmpty() || b[line.from] != '{' || !members(b, line.from, line.to)) {
            return false;
        }
        if (decoded) {
            int from = start;
            int to = end;
            boolean whole = to > from && sink.decoded[to - 1] == '\n';
            lineEndsSeen |= docker && whole;
            line.partial |= docker && !whole && (lineEndsSeen || to - from >= DOCKER_CUT);
            to = whole ? to - 1 : to;
            line.inside(sink.decoded, from, whole && to > from && sink.decoded[to - 1] == '\r' ? to - 1 : to);
        } else {
            line.inside(b, start, end);
        }
        line.pod = pod == null ? line.pod : pod;
        if (time != Event.NO_TIME) {
            line.time = time;
            line.timeUnit = timeUnit;
        }
        line.stream = stream == 0 ? line.stream : stream;
        return true;
    }

    /** Walks over the members; true if the object is whole and holds a line. */
    private boolean members(byte[] b, int from, int to) {
        forget();
        cursor.start(b, from, to, sink);
        cursor.open();
        while (cursor.nextKey()) {
            String key = cursor.key();
            int at = Skip.blank(b, cursor.at(), to);
            boolean string = at < to && b[at] == '"';
            boolean object = at < to && b[at] == '{';
            int before = sink.decodedLength;
            if (!cursor.value(!object)) {
                return false;
            }
            int after = sink.decodedLength;
            stern |= key.equals("podName");
            cloudWatch |= key.equals("ingestionTime") || key.equals("logStreamName");
            int found = JsonKeys.TEXT.indexOf(key);
            if (found >= 0 && found < rank && (string || object)) {
                rank = found;
                decoded = string;
                start = string ? before : at;
                end = string ? after : cursor.at();
            }
            if (object && JsonKeys.isAroundPod(key)) {
                names(b, at, cursor.at(), 1);
            } else if (string && JsonKeys.isPod(key) && JsonKeys.isPodName(after - before)) {
                pod = symbols.get(sink.decoded, before, after);
            } else if (JsonKeys.isTime(key)) {
                time(sink.decoded, before, after);
            } else if (string && key.equals("stream")) {
                // The first letter in which stdout and stderr differ.
                stream = after - before > 3 ? sink.decoded[before + 3] : 0;
            }
        }
        docker = rank == 0 && stream != 0;
        if (!cursor.isWhole() || rank == Integer.MAX_VALUE) {
            return false;
        }
        words = kind();
        return true;
    }

    private void forget() {
        rank = Integer.MAX_VALUE;
        pod = null;
        time = Event.NO_TIME;
        stream = 0;
        docker = false;
        stern = false;
        cloudWatch = false;
    }

    private String kind() {
        return switch (JsonKeys.TEXT.get(rank)) {
            case "log" -> "docker json-file";
            case "line" -> "Loki JSON lines";
            case "textPayload", "jsonPayload" -> "Cloud Logging export";
            case "MESSAGE" -> "journald JSON";
            case "message" -> stern ? "stern JSON" : cloudWatch ? "CloudWatch export" : "JSON lines";
            default -> "JSON lines";
        };
    }

    /** Looks for a pod's name among labels, which may be nested. */
    private void names(byte[] b, int from, int to, int depth) {
        JsonCursor labels = new JsonCursor(symbols);
        labels.start(b, from, to, names);
        labels.open();
        while (labels.nextKey()) {
            String key = labels.key();
            int at = Skip.blank(b, labels.at(), to);
            boolean object = at < to && b[at] == '{';
            names.decodedLength = 0;
            if (!labels.value(!object)) {
                return;
            }
            if (object && depth < DEEPEST) {
                names(b, at, labels.at(), depth + 1);
            } else if (at < to
                    && b[at] == '"'
                    && JsonKeys.isPodName(names.decodedLength)
                    && (JsonKeys.isPod(key) || (key.equals("name") && isPodObject(b, from)))) {
                pod = symbols.get(names.decoded, 0, names.decodedLength);
            }
        }
    }

    /** Whether the object is the value of {@code "pod"}. */
    private static boolean isPodObject(byte[] b, int from) {
        int p = from;
        while (p > 0 && (b[p - 1] == ' ' || b[p - 1] == ':')) {
            p--;
        }
        return p >= 5 && Bytes.equals(b, p - 5, p, "\"pod\"");
    }

    /** ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size. */
    private void time(byte[] b, int from, int to) {
        int stampEnd = to - from >= 19 && b[from + 4] == '-' ? stamp.read(b, from, to) : -1;
        if (stampEnd > 0) {
            boolean zoned = stamp.zone(b, stampEnd, to) > 0;
            time = zoned ? stamp.nanos() : Event.NO_TIME;
            timeUnit = zoned ? stamp.unit() : 0;
            return;
        }
        int digits = to - from;
        if (digits < SECONDS_DIGITS || digits > SECONDS_DIGITS + 9 || (digits - SECONDS_DIGITS) % 3 != 0) {
            return;
        }
        long seconds = 0;
        long fraction = 0;
        int unit = (int) EpochTime.NANOS_PER_SECOND;
        for (int p = from; p < to; p++) {
            if (!Bytes.isDigit(b[p])) {
                return;
            }
            if (p < from + SECONDS_DIGITS) {
                seconds = seconds * 10 + b[p] - '0';
            } else {
                unit /= 10;
                fraction += (long) (b[p] - '0') * unit;
            }
        }
        time = EpochTime.nanos(seconds, fraction);
        timeUnit = unit;
    }
}
