package dev.envlog.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a line without its text, so that the text need not be told where it repeats that: ids, thread, and how
 * far the clock has moved.
 */
public final class Known {

    /** How often something is known under another spelling. */
    static final int SPELLINGS = 5;

    private static final byte[] NOTHING = new byte[0];

    private final byte[][] spelt = new byte[SPELLINGS][];
    /** Steps of the clock's last digit since the record before. */
    long ticks;

    /** Nothing. */
    public Known() {
        Arrays.fill(spelt, NOTHING);
    }

    /** Sets what is known of the lines that follow; null for what is not. */
    public void set(@Nullable String connection, @Nullable String stream, @Nullable String thread) {
        spelt[0] = spelt("C", connection);
        spelt[1] = spelt("S", stream);
        spelt[2] = spelt("", connection);
        spelt[3] = spelt("", stream);
        spelt[4] = spelt("", thread);
    }

    /** Sets how far the clock has moved since the record before. */
    public void tick(long clockTicks) {
        ticks = clockTicks;
    }

    /** The spelling that a text has, -1 if it is none of them. */
    int find(byte[] b, int from, int to) {
        for (int i = 0; i < SPELLINGS; i++) {
            if (spelt[i].length > 0 && Arrays.equals(spelt[i], 0, spelt[i].length, b, from, to)) {
                return i;
            }
        }
        return -1;
    }

    byte[] get(int spelling) {
        return spelt[spelling];
    }

    private static byte[] spelt(String before, @Nullable String text) {
        return text == null ? NOTHING : (before + text).getBytes(StandardCharsets.UTF_8);
    }
}
