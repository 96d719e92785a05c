package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Symbols;

/** The headings {@code ==> name <==} that {@code tail} and {@code head} print where they make one text of several files. */
public final class Headings {

    private static final byte[] OPEN = Bytes.of("==> ");
    private static final byte[] CLOSE = Bytes.of(" <==");

    /** What {@code tail} calls its input where that is no file. */
    private static final String INPUT = "standard input";

    private static final int LONGEST = 512;

    private Headings() {}

    /** Whether a line is a heading. A name with blanks is one only with a slash in it: scripts print banners. */
    static boolean isHeading(byte[] b, int from, int to) {
        int name = Skip.blank(b, from, to) + OPEN.length;
        int end = to - CLOSE.length;
        return to > from
                && b[to - 1] == '='
                && name < end
                && end - name <= LONGEST
                && Bytes.startsWith(b, name - OPEN.length, to, OPEN)
                && Bytes.startsWith(b, end, to, CLOSE)
                && (Bytes.indexOf(b, name, end, ' ') < 0
                        || Bytes.indexOf(b, name, end, '/') >= 0
                        || Bytes.equals(b, name, end, INPUT));
    }

    /** The name in a heading. */
    public static String name(byte[] b, int from, int to, Symbols symbols) {
        return symbols.get(b, Skip.blank(b, from, to) + OPEN.length, to - CLOSE.length);
    }
}
