package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.SourcePositions;
import java.io.IOException;
import java.io.InputStream;

/**
 * Text in which the source positions have become links, as {@code .cc} is the end of a host's name as well, or because somebody
 * linked them: {@code [source/a/b.cc:12](http://…)} and {@code [source/a/[b.cc:12](http://b.cc:12)]} in Markdown,
 * {@code [source/a/b.cc:12 <http://b.cc:12>]} in mails. The links are left out.
 */
final class SourceLinks extends ChunkStream {

    /** No path is longer. */
    private static final int LONGEST = 400;

    private static final byte[] ADDRESS = Bytes.of("http");
    private static final byte[] NEWLINE = {'\n'};
    private static final byte[] CLOSE = {']'};

    private final LineReader lines;

    SourceLinks(InputStream in) {
        super(in);
        this.lines = new LineReader(in::read);
    }

    /** Whether there is such a link. */
    static boolean areIn(byte[] b, int from, int to) {
        return next(b, from, to) >= 0;
    }

    /** Where what follows the text of a link begins: the bracket of Markdown, the blank of a mail; -1 if there is none. */
    private static int next(byte[] b, int from, int to) {
        int p = Bytes.indexOf(b, from, to, ADDRESS);
        while (p >= 0 && !isLink(b, from, p - 2)) {
            p = Bytes.indexOf(b, p + 1, to, ADDRESS);
        }
        return p < 0 ? -1 : p - 2;
    }

    private static boolean isLink(byte[] b, int from, int end) {
        return end >= from
                && ((b[end] == ']' && b[end + 1] == '(') || (b[end] == ' ' && b[end + 1] == '<'))
                && SourcePositions.isLinked(b, text(b, from, end), end);
    }

    /** Where the path begins that ends there. */
    private static int text(byte[] b, int from, int end) {
        int first = Math.max(from, end - LONGEST);
        int p = end;
        while (p > first && b[p - 1] > ' ' && b[p - 1] != '[') {
            p--;
        }
        return p;
    }

    @Override
    boolean hasMore() {
        return lines.hasLine();
    }

    @Override
    boolean fill() throws IOException {
        if (!lines.next()) {
            return false;
        }
        line(lines.buffer, lines.start, lines.paddedEnd());
        append(NEWLINE);
        return true;
    }

    private void line(byte[] b, int from, int to) {
        int done = from;
        for (int link = next(b, done, to); link >= 0; link = next(b, done, to)) {
            boolean markdown = b[link] == ']';
            int end = Bytes.indexOf(b, link, to, markdown ? ')' : '>');
            if (end < 0) {
                break;
            }
            int text = text(b, done, link);
            boolean linked = markdown && text > done && b[text - 1] == '[';
            // Alone it is in the brackets of the log itself.
            boolean inside = linked && text - 1 > done && (b[text - 2] == '[' || b[text - 2] == '/');
            append(b, done, inside ? text - 1 : text);
            append(b, text, link);
            append(linked && !inside ? CLOSE : Bytes.NONE);
            done = end + 1;
        }
        append(b, done, to);
    }
}
