package dev.envlog.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of hashes, without an object for each. */
final class Hashes {

    private int[] slots = new int[1 << 12];
    private int size;

    /** Adds a hash, which is not negative. */
    void add(int hash) {
        int mask = slots.length - 1;
        int slot = (hash * 0x9E3779B1 >>> 7) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash + 1) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash + 1;
        if (2 * ++size > slots.length) {
            int[] before = slots;
            slots = new int[2 * before.length];
            size = 0;
            for (int one : before) {
                if (one != 0) {
                    add(one - 1);
                }
            }
        }
    }

    void forEach(IntConsumer taker) {
        for (int one : slots) {
            if (one != 0) {
                taker.accept(one - 1);
            }
        }
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }
}
