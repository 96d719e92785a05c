package dev.envlog.parser.envelope;

import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.SourcePositions;
import dev.envlog.parser.bytes.Stamp;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which member of a JSON object is which part of a record: by its key if that is one of the usual ones, else by what its value
 * looks like, as {@code json_format} lets everybody choose keys.
 */
final class JsonSlots {

    static final int TIME = 0;
    static final int LEVEL = 1;
    static final int LOGGER = 2;
    static final int MESSAGE = 3;
    static final int SOURCE = 4;
    static final int THREAD = 5;
    static final int CONNECTION = 6;
    static final int STREAM = 7;

    /** Objects within objects that are looked into. */
    static final int DEEPEST = 3;

    private static final int SLOTS = 8;
    private static final int MOST_MEMBERS = 64;

    /** The keys that Istio, consul-dataplane, Envoy's and Cilium's examples and common log schemas use. */
    private static final Map<String, Integer> KEYS = Map.ofEntries(
            Map.entry("time", TIME),
            Map.entry("Timestamp", TIME),
            Map.entry("timestamp", TIME),
            Map.entry("@timestamp", TIME),
            Map.entry("ts", TIME),
            Map.entry("level", LEVEL),
            Map.entry("Level", LEVEL),
            Map.entry("@level", LEVEL),
            Map.entry("log.level", LEVEL),
            Map.entry("severity", LEVEL),
            Map.entry("scope", LOGGER),
            Map.entry("logger", LOGGER),
            Map.entry("LoggerName", LOGGER),
            Map.entry("component", LOGGER),
            Map.entry("@module", LOGGER),
            Map.entry("log.logger", LOGGER),
            Map.entry("msg", MESSAGE),
            Map.entry("message", MESSAGE),
            Map.entry("Message", MESSAGE),
            Map.entry("@message", MESSAGE),
            Map.entry("caller", SOURCE),
            Map.entry("source", SOURCE),
            Map.entry("SourceLine", SOURCE),
            Map.entry("thread", THREAD),
            Map.entry("ThreadId", THREAD),
            Map.entry("ConnectionId", CONNECTION),
            Map.entry("StreamId", STREAM));

    private final @Nullable String[] keys = new String[MOST_MEMBERS];
    /** What each key means, null for one that is not known. */
    private final @Nullable Integer[] meant = new Integer[MOST_MEMBERS];

    private final int[] from = new int[MOST_MEMBERS];
    private final int[] to = new int[MOST_MEMBERS];
    private final boolean[] text = new boolean[MOST_MEMBERS];
    private final int[] slots = new int[SLOTS];
    private int count;
    private long nanos;
    private int unit;

    void clear() {
        count = 0;
        Arrays.fill(slots, -1);
    }

    int count() {
        return count;
    }

    /** A member; the first of several with one meaning counts. */
    void add(String key, int start, int end, boolean string) {
        if (count == MOST_MEMBERS) {
            return;
        }
        from[count] = start;
        to[count] = end;
        text[count] = string;
        // The keys of a line are mostly those of the line before.
        Integer slot = key.equals(keys[count]) ? meant[count] : KEYS.get(key);
        keys[count] = key;
        meant[count] = slot;
        if (slot != null && slots[slot] < 0) {
            slots[slot] = count;
        }
        count++;
    }

    /** Finds by their values the parts that no key told. */
    void assign(byte[] d, Stamp stamp) {
        if (slots[TIME] >= 0 && slots[LEVEL] >= 0 && slots[MESSAGE] >= 0 && slots[LOGGER] >= 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (KEYS.containsKey(keys[i])) {
                continue;
            }
            int slot = text[i] ? meaning(d, i, stamp) : number(i);
            if (slot >= 0 && slots[slot] < 0) {
                slots[slot] = i;
            }
        }
        if (slots[MESSAGE] < 0) {
            longestText();
        }
    }

    private int meaning(byte[] d, int i, Stamp stamp) {
        int start = from[i];
        int end = to[i];
        if (stamp.read(d, start, end) > 0) {
            return TIME;
        }
        if (end - start <= 8 && level(d, start, end) != null && end > start + 1) {
            return LEVEL;
        }
        if (end - start == 1 && level(d, start, end) != null) {
            return LEVEL;
        }
        if (Loggers.isKnown(d, start, end)) {
            return LOGGER;
        }
        if (SourcePositions.isPosition(d, start, end)) {
            return SOURCE;
        }
        return digits(d, start, end) ? number(i) : -1;
    }

    /** A number is a thread's if its key says so. */
    private int number(int i) {
        String key = keys[i].toLowerCase(Locale.ROOT);
        return key.contains("thread") || key.equals("tid") ? THREAD : -1;
    }

    private void longestText() {
        int longest = -1;
        for (int i = 0; i < count; i++) {
            if (text[i] && !taken(i) && (longest < 0 || to[i] - from[i] > to[longest] - from[longest])) {
                longest = i;
            }
        }
        slots[MESSAGE] = longest;
    }

    private boolean taken(int member) {
        for (int slot : slots) {
            if (slot == member) {
                return true;
            }
        }
        return false;
    }

    boolean has(int slot) {
        return slots[slot] >= 0;
    }

    int start(int slot) {
        return from[slots[slot]];
    }

    int end(int slot) {
        return to[slots[slot]];
    }

    /** Reads the time, a stamp or seconds since the epoch; false if it is neither. */
    boolean time(byte[] d, Stamp stamp) {
        int start = start(TIME);
        int end = end(TIME);
        int p = stamp.read(d, start, end);
        if (p > 0) {
            p = stamp.zone(d, p, end);
            nanos = stamp.nanos();
            unit = stamp.unit();
            return p > 0;
        }
        int dot = Bytes.indexOf(d, start, end, '.');
        int whole = dot < 0 ? end : dot;
        if (!digits(d, start, whole) || whole - start > 10 || whole - start < 9) {
            return false;
        }
        unit = (int) EpochTime.NANOS_PER_SECOND;
        long fraction = 0;
        for (int i = whole + 1; i < end && Bytes.isDigit(d[i]) && unit > 1; i++) {
            unit /= 10;
            fraction += (long) (d[i] - '0') * unit;
        }
        nanos = EpochTime.nanos(Long.parseLong(Bytes.text(d, start, whole)), fraction);
        unit = nanos == Event.NO_TIME ? 0 : unit;
        return true;
    }

    long nanos() {
        return nanos;
    }

    int timeUnit() {
        return unit;
    }

    /** The level in either case, as Envoy and those who write about it spell it; null if it is none. */
    static @Nullable Level level(byte[] d, int start, int end) {
        Level usual = Levels.at(d, start, end);
        return usual != null || end - start > 8
                ? usual
                : Level.of(Bytes.text(d, start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean digits(byte[] d, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Bytes.isDigit(d[i])) {
                return false;
            }
        }
        return end > start;
    }
}
