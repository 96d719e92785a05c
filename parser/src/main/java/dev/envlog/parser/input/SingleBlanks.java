package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import java.io.IOException;
import java.io.InputStream;

/**
 * Text that has more than one blank where a narrow terminal or a word processor broke its lines: between date and time, source position and
 * ids, or in a message. In the lines that begin with a date in brackets, of which one has such blanks behind it, several are made one.
 */
final class SingleBlanks extends ChunkStream {

    /** The date stands among so many bytes of a line, whatever stands before it. */
    private static final int BEGINNING = 200;

    private static final int DATE = "2026-01-05".length();

    private static final byte[] NEWLINE = {'\n'};

    private final LineReader lines;

    SingleBlanks(InputStream in) {
        super(in);
        this.lines = new LineReader(in::read);
    }

    /** Whether more than one blank stands between a date in brackets and its time. */
    static boolean areNeededIn(byte[] b, int from, int to) {
        for (int p = Bytes.indexOf(b, from, to, '['); p >= 0; p = Bytes.indexOf(b, p + 1, to, '[')) {
            int date = dateEnd(b, p + 1, to);
            if (date > 0 && b[date + 1] == ' ' && time(b, date, to) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the date ends that stands there, with a blank behind it; -1 if none does. */
    private static int dateEnd(byte[] b, int at, int to) {
        int end = at + DATE;
        boolean date = end + 1 < to && b[at] == '2' && b[at + 4] == '-' && b[at + 7] == '-' && b[end] == ' ';
        return date && Bytes.isDigit(b[end - 1]) ? end : -1;
    }

    /** Where the time ends that stands behind a date and blanks, and a bracket behind it; -1 if none does. */
    private static int time(byte[] b, int at, int to) {
        int p = at;
        int last = Math.min(to, at + BEGINNING);
        while (p < last && b[p] == ' ') {
            p++;
        }
        int end = Clocks.clock(b, p, to);
        return end > 0 && end < to && b[end] == ']' ? end : -1;
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
        byte[] b = lines.buffer;
        int from = lines.start;
        int to = lines.paddedEnd();
        int done = isRecord(b, from, Math.min(to, from + BEGINNING)) ? from : to;
        append(b, from, done);
        for (int p = Bytes.indexOf(b, done, to, ' '); p >= 0; p = Bytes.indexOf(b, done, to, ' ')) {
            append(b, done, p + 1);
            done = p + 1;
            while (done < to && b[done] == ' ') {
                done++;
            }
        }
        append(b, done, to);
        append(NEWLINE);
        return true;
    }

    private static boolean isRecord(byte[] b, int from, int to) {
        for (int p = Bytes.indexOf(b, from, to, '['); p >= 0; p = Bytes.indexOf(b, p + 1, to, '[')) {
            int date = dateEnd(b, p + 1, to);
            if (date > 0 && time(b, date, to) > 0) {
                return true;
            }
        }
        return false;
    }
}
