package dev.envlog.parser;

import java.util.Arrays;

/** Where the lines of a record's block begin, found once for the several headers that are asked for. */
final class LineStarts {

    private static final int[] NONE = new int[0];

    private int[] starts = NONE;
    /** How many there are; below 0 if that was not looked for yet. */
    private int count = -1;

    /** The record is another one. */
    void forget() {
        count = -1;
    }

    /** Number of lines in the range, which is that of the record until {@link #forget()}. */
    int count(byte[] b, int from, int to) {
        if (count < 0) {
            count = 0;
            for (int p = from; p < to; ) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, Math.max(16, 2 * count));
                }
                starts[count++] = p - from;
                int end = Bytes.indexOf(b, p, to, '\n');
                p = end < 0 ? to : end + 1;
            }
        }
        return count;
    }

    /** Beginning of a line relative to the range. */
    int start(int line) {
        return starts[line];
    }
}
