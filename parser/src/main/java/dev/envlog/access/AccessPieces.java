package dev.envlog.access;

import dev.envlog.parser.bytes.Bytes;

/** Tells whether a line goes on with one of the access log that a terminal or an author broke. */
public final class AccessPieces {

    /** A line of the access log that was broken has no more pieces. */
    public static final int MOST = 24;

    /** No line that is read is longer. */
    private static final int LONGEST = 1 << 14;

    /** Of values without quotes the rest of a name and a route's may be words: three are what somebody says. */
    private static final int WORDS = 3;

    private AccessPieces() {}

    /**
     * Whether it does: a value in quotes is not at its end, or the line may want more values and these can be some.
     *
     * @param piece the line in question
     */
    public static boolean goOn(byte[] record, int from, int to, byte[] piece, int pieceFrom, int pieceTo) {
        return from == to
                || record[from] == '{'
                || to - from > LONGEST
                || isQuoteOpen(record, from, to)
                || (!AccessLines.isWhole(record, from, to) && areValues(piece, pieceFrom, pieceTo));
    }

    private static boolean isQuoteOpen(byte[] b, int from, int to) {
        boolean open = false;
        for (int p = Bytes.indexOf(b, from, to, '"'); p >= 0; p = Bytes.indexOf(b, p + 1, to, '"')) {
            open = !open;
        }
        return open;
    }

    private static boolean areValues(byte[] b, int from, int to) {
        int words = 0;
        int end = Math.min(to, from + LONGEST);
        for (int p = from; p < end && words < WORDS; ) {
            int next = p + 1;
            if (b[p] == '"') {
                int quote = Bytes.indexOf(b, p + 1, end, '"');
                next = quote < 0 ? end : quote + 1;
            } else if (b[p] > ' ' || b[p] < 0) {
                while (next < end && (b[next] > ' ' || b[next] < 0)) {
                    next++;
                }
                words += isWord(b, p, next) ? 1 : 0;
            }
            p = next;
        }
        return words < WORDS;
    }

    /** Letters, small ones among them, with a mark of a sentence before or behind: flags have none, other values a digit or a sign. */
    private static boolean isWord(byte[] b, int from, int to) {
        int first = from < to && (b[from] == '(' || b[from] == '[') ? from + 1 : from;
        int last = to;
        while (last > first && ").,:;!?]".indexOf(b[last - 1]) >= 0) {
            last--;
        }
        boolean small = false;
        for (int p = first; p < last; p++) {
            boolean lower = b[p] >= 'a' && b[p] <= 'z';
            if (!lower && !(b[p] >= 'A' && b[p] <= 'Z')) {
                return false;
            }
            small |= lower;
        }
        return small && last - first > 1;
    }
}
