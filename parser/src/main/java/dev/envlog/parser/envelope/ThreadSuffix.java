package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;

/** Istio's pattern since 1.17 ends in a tab and {@code thread=NN}: after the message, or alone on the last line of a block. */
public final class ThreadSuffix {

    private static final String WORD = "thread=";

    /** Start of the suffix with its separator; the end of the range if there is none. */
    public int start;
    /** Start of the thread's digits. */
    public int digits;

    /** Looks at the end of a range; false if no suffix stands there. */
    public boolean find(byte[] b, int from, int to) {
        start = to;
        int p = to;
        while (p > from && Bytes.isDigit(b[p - 1])) {
            p--;
        }
        if (p == to || p - WORD.length() < from || !Bytes.equals(b, p - WORD.length(), p, WORD)) {
            return false;
        }
        digits = p;
        p -= WORD.length();
        // A tab that became spaces cannot be told from spaces that end the message: only a tab or a run of spaces goes.
        if (p > from && b[p - 1] == '\t') {
            p--;
        } else {
            int q = p;
            while (q > from && b[q - 1] == ' ') {
                q--;
            }
            p = q;
        }
        start = p;
        return true;
    }
}
