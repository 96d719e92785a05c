package dev.envlog.parser;

import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.envelope.ThreadSuffix;

/**
 * A header block into which lines of other programs may fall: where one is open, which lines go on with it, and how much may be kept
 * aside until it is over.
 */
final class HeaderBlock {

    /** How much memory lines kept aside may take for one record; a block with more is taken for ended. */
    private static final int MOST_ASIDE = 1 << 20;

    private final ThreadSuffix suffix = new ThreadSuffix();

    /**
     * Whether headers may follow the line given.
     *
     * @param first whether it is the first of its record, which announces them; else it has to be one
     */
    static boolean isOpen(boolean first, byte[] b, int from, int to) {
        return first ? to > from && b[to - 1] == ':' : HeaderLines.isHeader(b, from, to);
    }

    /** Whether a line goes on with the block: a header, or what ends it, the empty line or the thread. */
    boolean takes(byte[] b, int from, int to) {
        return from == to || HeaderLines.isHeader(b, from, to) || (suffix.find(b, from, to) && suffix.start == from);
    }

    static boolean hasRoomAside(int held, int more) {
        return held + more <= MOST_ASIDE;
    }
}
