package dev.envlog.pack;

/** How what stands in a hole is told. */
final class LineCode {

    /** The same as the last time. */
    static final int SAME = 0;
    /** The last one and a difference, which follows. */
    static final int DIFFERENCE = 1;
    /** A text told before; how long ago follows. */
    static final int AGAIN = 2;
    /** A text that follows. */
    static final int NEW = 3;
    /** The last one and as much as the clock has moved. */
    static final int CLOCK = 4;
    /** From here on: what is {@link Known}. */
    static final int KNOWN = 5;
    /** From here on: a small difference, zigzag. */
    static final int SMALL = KNOWN + Known.SPELLINGS;
    /** Largest code. */
    static final int MOST = 255;

    private LineCode() {}
}
