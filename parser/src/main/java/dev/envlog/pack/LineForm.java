package dev.envlog.pack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The form that lines share, and what stood in its holes the last time. */
final class LineForm {

    /** Literal bytes with {@link Variables#HOLE}s. */
    final byte[] bytes;

    /** Where these are. */
    final int[] holes;

    final byte[] @Nullable [] last;

    LineForm(byte[] bytes) {
        this.bytes = bytes;
        int[] at = new int[bytes.length];
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == Variables.HOLE) {
                at[count++] = i;
            }
        }
        holes = Arrays.copyOf(at, count);
        last = new byte[holes.length][];
    }
}
