package dev.envlog.index;

/** How many lines to go on, and whether in another file, in one number. */
final class PackLine {

    private PackLine() {}

    static long code(int lines, boolean moved) {
        long zigzag = ((long) lines << 1) ^ (lines >> 31);
        return (zigzag << 1) | (moved ? 1 : 0);
    }

    static boolean moved(long code) {
        return (code & 1) != 0;
    }

    static int lines(long code) {
        long zigzag = code >>> 1;
        return (int) ((zigzag >>> 1) ^ -(zigzag & 1));
    }
}
