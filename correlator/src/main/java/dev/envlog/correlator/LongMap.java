package dev.envlog.correlator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Objects by 64-bit id, without boxing. Open addressing; removal shifts the cluster back, so a map that lives for days does not
 * silt up.
 */
final class LongMap<V> {

    /** From its place that an id may lie; half of the table is free, so that no honest one does. */
    static final int FARTHEST = 1024;
    /** Times that all are scattered anew; who knows what does not help will not be helped by doing it for ever. */
    private static final int MOST_SCATTERED = 16;

    /** Odd, so that no two ids become one. */
    private long factor = 0x9E3779B97F4A7C15L;

    private int scattered;
    private long[] keys = new long[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V get(long key) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (values[slot] != null) {
            if (keys[slot] == key) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    void put(long key, V value) {
        if ((size + 1) * 2 > keys.length) {
            resize(keys.length * 2);
        }
        int slot = find(key);
        if (distance(key, slot) > FARTHEST && scattered < MOST_SCATTERED) {
            // Ids that were chosen to lie in one place: scattered in a way that nobody knows beforehand.
            scattered++;
            factor = ThreadLocalRandom.current().nextLong() | 1;
            resize(keys.length);
            put(key, value);
            return;
        }
        size += values[slot] == null ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    void remove(long key) {
        int mask = keys.length - 1;
        int hole = find(key);
        if (values[hole] == null) {
            return;
        }
        size--;
        int next = (hole + 1) & mask;
        while (values[next] != null) {
            if (distance(keys[next], next) >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        values[hole] = null;
    }

    @SuppressWarnings("unchecked")
    List<V> values() {
        List<V> all = new ArrayList<>(size);
        for (Object value : values) {
            if (value != null) {
                all.add((V) value);
            }
        }
        return all;
    }

    void clear() {
        keys = new long[64];
        values = new @Nullable Object[64];
        size = 0;
    }

    /** From its place that an id lies: as many others are looked at before it is found. */
    int distance(long key) {
        return distance(key, find(key));
    }

    private int distance(long key, int slot) {
        int mask = keys.length - 1;
        return (slot - slot(key, mask)) & mask;
    }

    /** Where an id lies, or would. */
    private int find(long key) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Moves all to tables of that length, a power of two. */
    private void resize(int length) {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[length];
        values = new @Nullable Object[length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i], mask);
                while (values[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** The highest bits, which all of an id has a part in. */
    private int slot(long key, int mask) {
        return (int) ((key * factor) >>> Long.numberOfLeadingZeros(mask));
    }
}
