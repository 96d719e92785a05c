package dev.envlog.pack;

import org.jspecify.annotations.Nullable;

/** The form that lines share, and what stood in its holes the last time. */
final class LineForm {

    /** Literal bytes with {@link Variables#HOLE}s. */
    final byte[] bytes;

    final byte[] @Nullable [] last;

    LineForm(byte[] bytes) {
        this.bytes = bytes;
        int holes = 0;
        for (byte b : bytes) {
            holes += b == Variables.HOLE ? 1 : 0;
        }
        last = new byte[holes][];
    }
}
