package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A log that was copied from an editor or a pager that numbers its lines, and breaks those that are too long for the screen: further
 * rows of a line have blanks where the number was, as in vim and bat, or the number once more, as in less. They are put together; the
 * numbers stay, as those of lines that were not broken do.
 */
final class NumberedRows extends ChunkStream {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 512;
    /** So many lines have to be broken, and as many numbers to follow each other. */
    private static final int ENOUGH = 3;

    /** So many bytes tell whether a row begins as a line does, as with a bracket and a year. */
    private static final int ALIKE = 3;

    private static final byte[] BLANK = {' '};
    private static final byte[] NEWLINE = {'\n'};
    private static final byte[] BAR = Bytes.of("\u2502 ");

    /** The beginning of a line up to its text, as it was last seen, blanks at its end included. */
    private static final class Margin {

        private byte[] text = Bytes.NONE;
        private long number = -1;

        /** Takes the margin of a line that has a number; false if it has none. */
        boolean read(byte[] b, int from, int to) {
            int p = from;
            while (p < to && b[p] == ' ') {
                p++;
            }
            int digits = p;
            long value = 0;
            while (p < to && Bytes.isDigit(b[p]) && p - digits < 9) {
                value = 10 * value + b[p++] - '0';
            }
            boolean blank = p < to && b[p] == ' ';
            if (p == digits || (p < to && !blank)) {
                return false;
            }
            p += blank ? 1 : 0;
            p += Bytes.startsWith(b, p, to, BAR) ? BAR.length : 0;
            number = value;
            if (p < to) {
                text = Arrays.copyOfRange(b, from, p);
            }
            return true;
        }

        /** Where the text of a further row of the line begins; -1 if it is none. */
        int further(byte[] b, int from, int to) {
            if (number < 0 || to - from <= text.length) {
                return -1;
            }
            boolean blank = true;
            boolean same = true;
            for (int i = 0; i < text.length; i++) {
                byte c = b[from + i];
                same &= c == text[i];
                blank &= c == (Bytes.isDigit(text[i]) ? ' ' : text[i]);
            }
            return same || blank ? from + text.length : -1;
        }
    }

    private final LineReader lines;
    private final int width;
    private final Margin margin = new Margin();
    /** Characters of the last row, of which the end is not written yet; -1 where nothing is open. */
    private int open;

    /** The beginning of the first line, which was handed on before anything was known; of a longer one its first bytes. */
    private byte[] begun;

    /** @param begun see {@link #begun} */
    NumberedRows(InputStream in, int width, byte[] begun) {
        super(in);
        this.lines = new LineReader(in::read);
        this.width = width;
        this.begun = begun;
        this.open = begun.length > 0 ? 0 : -1;
    }

    /** The width of the screen that a text was copied from; 0 if it has no numbers, or no line is broken. */
    static int width(byte[] b, int from, int to) {
        int width = 0;
        for (int p = from, end; p < to; p = end + 1) {
            end = Bytes.indexOf(b, p, to, '\n');
            if (end < 0) {
                break;
            }
            width = Math.max(width, Unwrapped.columns(b, p, end));
            if (width > WIDEST) {
                return 0;
            }
        }
        return width >= NARROWEST && isBroken(b, from, to, width) ? width : 0;
    }

    private static boolean isBroken(byte[] b, int from, int to, int width) {
        Margin margin = new Margin();
        int steps = 0;
        int broken = 0;
        int full = 0;
        int alike = 0;
        int line = from;
        boolean fills = false;
        for (int p = from, end; p < to; p = end + 1) {
            end = Bytes.indexOf(b, p, to, '\n');
            if (end < 0) {
                break;
            }
            long before = margin.number;
            int text = margin.further(b, p, end);
            if (text >= 0) {
                broken++;
                full += fills ? 1 : 0;
                alike += Arrays.equals(b, text, Math.min(end, text + ALIKE), b, line, Math.min(to, line + ALIKE))
                        ? 1
                        : 0;
            } else if (margin.read(b, p, end)) {
                line = Math.min(end, p + margin.text.length);
                steps += margin.number == before + 1 ? 1 : 0;
            }
            fills = Unwrapped.columns(b, p, end) == width;
        }
        // Rows that end with blanks are shorter, as these are not copied. Where further rows begin as lines do, the
        // number is the log's own.
        return steps >= ENOUGH && broken >= ENOUGH && 2 * full > broken && 2 * alike < broken;
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
        if (begun.length > 0) {
            int length = begun.length;
            byte[] whole = Arrays.copyOf(begun, length + to - from);
            System.arraycopy(b, from, whole, length, to - from);
            begun = Bytes.NONE;
            margin.read(whole, 0, whole.length);
            open = Unwrapped.columns(whole, 0, whole.length);
            append(b, from, to);
            return true;
        }
        int text = margin.further(b, from, to);
        if (text < 0) {
            end();
            margin.read(b, from, to);
            append(b, from, to);
            open = Unwrapped.columns(b, from, to);
            return true;
        }
        for (; open < width; open++) {
            append(BLANK);
        }
        append(b, text, to);
        open = Unwrapped.columns(b, from, to);
        return true;
    }

    private void end() {
        if (open >= 0) {
            append(NEWLINE);
            open = -1;
        }
    }
}
