package dev.envlog.index;

import java.util.Arrays;

/**
 * Sets of numbers that many have in common: each is given a number of its own, and written once. What a batch wrote that was not
 * settled is written again by the next.
 */
final class WrittenOnce {

    private static final int SLOTS = 1 << 12;
    private static final int SETTLED = -1;

    /** Members of each, in the order in which they were given. */
    private int[][] members = new int[SLOTS][];
    /** In which batch each was written last, or {@link #SETTLED}. */
    private int[] written = new int[SLOTS];
    /** By hash of its members: one more than the place of the set, 0 for none. */
    private int[] slots = new int[2 * SLOTS];

    private int count;
    /** The number of the first of them. */
    private int base;

    /** @param next the first number that none has had */
    WrittenOnce(int next) {
        this.base = next;
    }

    /** A number that none has had yet. */
    int next() {
        return base + count;
    }

    /** How many are remembered. */
    int count() {
        return count;
    }

    /** Forgets all: what is met again gets another number, and is written again. */
    void forget() {
        Arrays.fill(slots, 0);
        base += count;
        count = 0;
    }

    /** Members of the set of that number. */
    int[] members(int number) {
        return members[number - base];
    }

    /** Whether a set has to be written in this batch; it counts as written then. */
    boolean toWrite(int number, int batch) {
        int at = number - base;
        if (written[at] == SETTLED || written[at] == batch) {
            return false;
        }
        written[at] = batch;
        return true;
    }

    /** All that the batch wrote is written for good. */
    void settle(int batch) {
        for (int i = 0; i < count; i++) {
            if (written[i] == batch) {
                written[i] = SETTLED;
            }
        }
    }

    /** The number of the set with the first {@code size} of these members, a new one if it was not met before. */
    int number(int[] of, int size) {
        int mask = slots.length - 1;
        int slot = hash(of, size) & mask;
        while (slots[slot] != 0) {
            int[] known = members[slots[slot] - 1];
            if (Arrays.equals(known, 0, known.length, of, 0, size)) {
                return base + slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        if (count == members.length) {
            members = Arrays.copyOf(members, 2 * count);
            written = Arrays.copyOf(written, 2 * count);
        }
        members[count] = Arrays.copyOf(of, size);
        written[count] = 0;
        slots[slot] = ++count;
        if (2 * count > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i < count; i++) {
                place(i);
            }
        }
        return base + count - 1;
    }

    private void place(int at) {
        int mask = slots.length - 1;
        int slot = hash(members[at], members[at].length) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = at + 1;
    }

    private static int hash(int[] of, int size) {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = (hash ^ of[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }
}
