package dev.envlog.cli.dump;

/**
 * Follows a YAML text from byte to byte and tells where it is within a block of text, {@code key: |} and what stands below it further
 * right: what looks like a key there is none.
 */
final class BlockText {

    private static final int NONE = -1;

    /** Where the key of the block stands that is open; {@link #NONE} if none is. */
    private int open = NONE;

    private boolean inside;
    /** Where what the line holds begins, without the marks of elements before it. */
    private int key;
    /** Nothing but marks of elements came in the line so far. */
    private boolean marks;
    /** The line ends, so far, with what begins a block. */
    private boolean begins;

    /**
     * Takes a byte that is no blank.
     *
     * @param first it is the first of its line
     * @param before the byte before it
     */
    void see(byte c, int column, boolean first, byte before) {
        if (first) {
            inside = open != NONE && column > open;
            open = inside ? open : NONE;
            marks = true;
        }
        boolean opens = (c == '|' || c == '>') && before == ' ';
        begins = opens || (begins && !first && (c == '+' || c == '-' || (c >= '0' && c <= '9')));
        if (marks && !(opens && !first)) {
            key = column;
        }
        marks &= c == '-';
    }

    /** The line ends. */
    void lineEnds() {
        if (begins && !inside) {
            open = key;
        }
        begins = false;
    }

    boolean isInside() {
        return inside;
    }
}
