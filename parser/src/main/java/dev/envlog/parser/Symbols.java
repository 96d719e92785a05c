package dev.envlog.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strings for the few values that recur on every line (loggers, threads, source positions), made once. Bounded: beyond
 * the limit a value is made anew each time, so hostile input costs time, not memory.
 */
final class Symbols {

    private static final int LIMIT = 8192;
    private static final int LONGEST = 512;

    private byte[][] keys = new byte[1024][];
    private @Nullable String[] values = new String[1024];
    private int size;

    /** The range as text. */
    String get(byte[] buffer, int from, int to) {
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
