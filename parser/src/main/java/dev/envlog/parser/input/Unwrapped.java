package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.HeaderLines;
import java.io.IOException;
import java.io.InputStream;

/**
 * A log that was copied from a screen whose edge had broken its lines, anywhere, be it in the middle of an id: what fills the screen's
 * width and is not followed by the beginning of a record is one line with what follows. The blanks that some terminals fill lines up
 * with are left out.
 */
final class Unwrapped extends ChunkStream {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 512;
    /** So many lines have to be broken at one width for it to be that of a screen. */
    private static final int BROKEN = 3;

    private static final byte[] NEWLINE = {'\n'};

    private final LineReader lines;
    private final int width;
    /** The line before fills the screen, and its end is not written yet. */
    private boolean full;
    /** Where the next line begins: in the middle where its first part was read before anything was known. */
    private int column;

    /** @param column bytes that stand before the first line */
    Unwrapped(InputStream in, int width, int column) {
        super(in);
        this.lines = new LineReader(in::read);
        this.width = width;
        this.column = column;
    }

    /** The width at which the lines of a text are broken; 0 if they are not. */
    static int width(byte[] b, int from, int to) {
        int width = 0;
        for (int p = from, end; p < to; p = end + 1) {
            end = Bytes.indexOf(b, p, to, '\n');
            if (end < 0 || end - p > WIDEST) {
                break;
            }
            width = Math.max(width, columns(b, p, end));
        }
        return width >= NARROWEST && isBroken(b, from, to, width) ? width : 0;
    }

    /** Whether most of the beginnings of records that reach to that width, which no line exceeds, go on in the next line. */
    private static boolean isBroken(byte[] b, int from, int to, int width) {
        int full = 0;
        int broken = 0;
        for (int p = from, end; p < to; p = end + 1) {
            end = Bytes.indexOf(b, p, to, '\n');
            if (end < 0 || end + 1 >= to) {
                break;
            }
            if (columns(b, p, end) == width && b[end - 2] != ' ' && Clocks.isIn(b, p, end)) {
                int next = Bytes.indexOf(b, end + 1, to, '\n');
                full++;
                broken += goesOn(b, end + 1, next < 0 ? to : next) ? 1 : 0;
            }
        }
        return broken >= BROKEN && 2 * broken > full;
    }

    /** Characters of UTF-8. */
    static int columns(byte[] b, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += (b[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return columns;
    }

    /** Whether a line may be the rest of the one before: it is not empty, no header, and there is no time in it, as in all records. */
    private static boolean goesOn(byte[] b, int from, int to) {
        int end = to;
        while (end > from && b[end - 1] == ' ') {
            end--;
        }
        return end > from && b[from] != '{' && !HeaderLines.isHeader(b, from, end) && !Clocks.isIn(b, from, end);
    }

    @Override
    boolean hasMore() {
        return lines.hasLine();
    }

    @Override
    boolean fill() throws IOException {
        if (!lines.next()) {
            end();
            return false;
        }
        byte[] b = lines.buffer;
        int from = lines.start;
        int to = lines.paddedEnd();
        if (full && !goesOn(b, from, to)) {
            end();
        }
        boolean reaches = column + columns(b, from, to) == width;
        column = 0;
        int last = to;
        while (reaches && last > from && b[last - 1] == ' ') {
            last--;
        }
        // A line may be broken behind a blank; more than one is what fills the screen.
        full = reaches && last >= to - 1;
        append(b, from, full ? to : last);
        if (!full) {
            append(NEWLINE);
        }
        return true;
    }

    private void end() {
        if (full) {
            append(NEWLINE);
            full = false;
        }
    }
}
