package dev.envlog.parser.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings for the few values that recur on every line (loggers, threads, source positions), made once. Bounded: beyond
 * the limit a value is made anew each time, so hostile input costs time, not memory.
 */
public final class Symbols {

    private static final int LIMIT = 8192;
    private static final int LONGEST = 512;
    /** Values of up to eight bytes that were asked for last: numbers of threads, above all. */
    private static final int SHORT = 1 << 6;

    private final long[] shortKeys = new long[SHORT];
    private final @Nullable String[] shortValues = new String[SHORT];

    private byte[][] keys = new byte[1024][];
    private @Nullable String[] values = new String[1024];
    private int size;

    /** The range as text. */
    public String get(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length < 1 || length > Long.BYTES || to < Long.BYTES) {
            return any(buffer, from, to);
        }
        // The bytes as one number; NULs at its end are not seen in it, so that the length has to be the same too.
        long key = Bytes.eight(buffer, to - Long.BYTES) >>> Long.SIZE - Byte.SIZE * length;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 58);
        String recent = shortValues[slot];
        if (recent != null && shortKeys[slot] == key && recent.length() == length) {
            return recent;
        }
        String value = any(buffer, from, to);
        shortKeys[slot] = key;
        shortValues[slot] = value;
        return value;
    }

    private String any(byte[] buffer, int from, int to) {
        if (to - from > LONGEST) {
            return new String(buffer, from, to - from, StandardCharsets.UTF_8);
        }
        int mask = keys.length - 1;
        int slot = Bytes.hash(buffer, from, to) & mask;
        while (keys[slot] != null) {
            byte[] key = keys[slot];
            String value = values[slot];
            if (value != null && Arrays.equals(key, 0, key.length, buffer, from, to)) {
                return value;
            }
            slot = (slot + 1) & mask;
        }
        String made = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (size < LIMIT) {
            keys[slot] = Arrays.copyOfRange(buffer, from, to);
            values[slot] = made;
            if (++size * 2 > keys.length) {
                grow();
            }
        }
        return made;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        @Nullable String[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = new String[oldKeys.length * 2];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int slot = Bytes.hash(key, 0, key.length) & mask;
                while (keys[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = key;
                values[slot] = oldValues[i];
            }
        }
    }
}
