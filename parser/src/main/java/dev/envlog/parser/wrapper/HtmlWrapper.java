package dev.envlog.parser.wrapper;

import dev.envlog.parser.bytes.Bytes;
import java.util.Set;

/** Tags of HTML directly around a line, {@code <pre>[2018-…] …}, {@code <p><code>…</code></p>}, {@code …<br>}. */
final class HtmlWrapper implements Layer {

    /** In which text stands, or which break its lines. */
    private static final Set<String> NAMES = Set.of(
            "pre", "code", "p", "br", "div", "span", "samp", "tt", "kbd", "td", "tr", "li", "ol", "ul", "blockquote");

    private static final int LONGEST_NAME = 10;
    /** With attributes. */
    private static final int LONGEST = 256;

    /** Tags around each other at most. */
    private static final int MOST = 8;

    @Override
    public boolean peel(Peeled line) {
        byte[] b = line.bytes;
        int from = line.from;
        int to = line.to;
        for (int tags = 0; tags < MOST && from < to && b[from] == '<'; tags++) {
            int end = Bytes.indexOf(b, from, Math.min(to, from + LONGEST), '>');
            if (end < 0 || !isTag(b, from, end)) {
                break;
            }
            from = end + 1;
        }
        for (int tags = 0; tags < MOST && from < to && b[to - 1] == '>'; tags++) {
            int open = open(b, from, to);
            if (open < 0 || !isTag(b, open, to - 1)) {
                break;
            }
            to = open;
            while (to > from && b[to - 1] == ' ') {
                to--;
            }
        }
        boolean found = from > line.from || to < line.to;
        line.from = from;
        line.to = to;
        return found;
    }

    /** Where the tag begins that ends a line; -1 if none does. */
    private static int open(byte[] b, int from, int to) {
        int first = Math.max(from, to - LONGEST);
        for (int p = to - 2; p >= first; p--) {
            if (b[p] == '<') {
                return p;
            }
        }
        return -1;
    }

    /** Whether between these brackets there is a name, behind a slash where the tag ends something, and perhaps attributes. */
    private static boolean isTag(byte[] b, int open, int close) {
        int from = open + 1 < close && b[open + 1] == '/' ? open + 2 : open + 1;
        int to = from;
        while (to < close && to - from < LONGEST_NAME && b[to] >= 'a' && b[to] <= 'z') {
            to++;
        }
        return (to == close || b[to] == ' ' || b[to] == '/') && NAMES.contains(Bytes.text(b, from, to));
    }

    @Override
    public String words() {
        return "HTML";
    }

    @Override
    public boolean isWeak() {
        return false;
    }
}
