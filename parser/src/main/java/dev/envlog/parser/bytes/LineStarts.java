package dev.envlog.parser.bytes;

import java.util.Arrays;

/** Where the lines of a record's block begin, found once for the several headers that are asked for. */
public final class LineStarts {

    private static final int[] NONE = new int[0];

    private int[] starts = NONE;
    /** How many there are; below 0 if that was not looked for yet. */
    private int count = -1;

    /** The record is another one. */
    public void forget() {
        count = -1;
    }

    /** Number of lines in the range, which is that of the record until {@link #forget()}. */
    int count(byte[] b, int from, int to) {
        if (count < 0) {
            find(b, from, to);
        }
        return count;
    }

    private void find(byte[] b, int from, int to) {
        count = 0;
        begins(0, to - from);
        int p = from;
        for (; p + Long.BYTES <= to; p += Long.BYTES) {
            for (long found = Bytes.marks(Bytes.eight(b, p), '\n'); found != 0; found &= found - 1) {
                begins(p + Bytes.firstOf(found) + 1 - from, to - from);
            }
        }
        for (; p < to; p++) {
            if (b[p] == '\n') {
                begins(p + 1 - from, to - from);
            }
        }
    }

    private void begins(int at, int length) {
        if (at >= length) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(16, 2 * count));
        }
        starts[count++] = at;
    }

    /** Beginning of a line relative to the range. */
    int start(int line) {
        return starts[line];
    }
}
