package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A log with what editors, chats, pages and terminals have made of it undone: {@link StraightQuotes typographic quotes}, {@link SourceLinks
 * links}, {@link HtmlText entities}, {@link SingleBlanks blanks}, and lines that were broken at the edge of a screen, {@link Unwrapped plain} or {@link NumberedRows numbered ones}. Its beginning tells; any other log passes unchanged.
 */
final class PasteStream extends InputStream {

    /** So many bytes are looked at. */
    private static final int LOOKED_AT = 1 << 16;

    /** Of a line that is not there yet so many are kept. */
    private static final int BEGUN = 512;

    private final InputStream in;
    private int left = LOOKED_AT;
    /** Bytes of a line of which the rest has not come yet. */
    private int column;
    /** The first of them. */
    private byte[] begun = Bytes.NONE;

    private @Nullable InputStream undone;

    PasteStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        InputStream found = undone;
        if (found != null) {
            return found.read(buffer, offset, length);
        }
        int n = left == LOOKED_AT ? first(buffer, offset, length) : in.read(buffer, offset, length);
        if (n <= 0 || left <= 0) {
            return n;
        }
        left -= n;
        int whole = column == 0 ? offset : 1 + Bytes.indexOf(buffer, offset, offset + n, '\n');
        boolean none = column > 0 && whole == 0;
        int rows = none ? 0 : NumberedRows.width(buffer, whole, offset + n);
        int width = none || rows > 0 ? 0 : Unwrapped.width(buffer, whole, offset + n);
        boolean quotes = StraightQuotes.areIn(buffer, offset, offset + n);
        boolean links = SourceLinks.areIn(buffer, offset, offset + n);
        boolean html = HtmlText.isIn(buffer, offset, offset + n);
        boolean blanks = SingleBlanks.areNeededIn(buffer, offset, offset + n);
        if (rows == 0 && width == 0 && !quotes && !links && !html && !blanks) {
            count(buffer, offset, offset + n);
            return n;
        }
        byte[] seen = Arrays.copyOfRange(buffer, offset, offset + n);
        InputStream text = new SequenceInputStream(new ByteArrayInputStream(seen), in);
        InputStream all = html ? new HtmlText(text) : text;
        InputStream lines =
                rows > 0 ? new NumberedRows(all, rows, begun) : width > 0 ? new Unwrapped(all, width, column) : all;
        InputStream plain = quotes ? new StraightQuotes(lines) : lines;
        InputStream unlinked = links ? new SourceLinks(plain) : plain;
        undone = blanks ? new SingleBlanks(unlinked) : unlinked;
        return undone.read(buffer, offset, length);
    }

    /** The first line at once, or much of it: who told what the input is may hand on what he read alone. */
    private int first(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        int more = n;
        while (more > 0 && n < Math.min(length, BEGUN) && Bytes.indexOf(buffer, offset, offset + n, '\n') < 0) {
            more = in.read(buffer, offset + n, length - n);
            n += Math.max(more, 0);
        }
        return n;
    }

    private void count(byte[] b, int from, int to) {
        int p = to;
        while (p > from && b[p - 1] != '\n') {
            p--;
        }
        boolean goesOn = p == from && column > 0;
        column = to - p + (goesOn ? column : 0);
        int before = goesOn ? begun.length : 0;
        begun = Arrays.copyOf(begun, before + Math.min(to - p, BEGUN - before));
        System.arraycopy(b, p, begun, before, begun.length - before);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
