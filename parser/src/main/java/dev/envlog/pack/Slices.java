package dev.envlog.pack;

import java.util.Arrays;

/** Pieces of bytes, numbered as they came, each found again by what is in it. */
final class Slices {

    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int[] slots = new int[128];
    private int size;

    int size() {
        return size;
    }

    /** Number of the piece, -1 if there is none like it. */
    int find(byte[] b, int from, int to) {
        int mask = slots.length - 1;
        for (int slot = hash(b, from, to) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int index = slots[slot] - 1;
            if (Arrays.equals(bytes, start(index), ends[index], b, from, to)) {
                return index;
            }
        }
        return -1;
    }

    /** Adds one, perhaps one that is there already; its number. */
    int add(byte[] b, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = start + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        System.arraycopy(b, from, bytes, start, to - from);
        ends[size++] = end;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i < size; i++) {
                put(i);
            }
        } else {
            put(size - 1);
        }
        return size - 1;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int index) {
        if (index < 0 || index >= size) {
            throw new DamagedException("piece " + index + " of " + size);
        }
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    private void put(int index) {
        int mask = slots.length - 1;
        int slot = hash(bytes, start(index), ends[index]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = index + 1;
    }

    private static int hash(byte[] b, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + b[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 15;
    }
}
