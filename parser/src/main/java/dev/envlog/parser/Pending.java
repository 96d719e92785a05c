package dev.envlog.parser;

import dev.envlog.access.AccessPieces;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.input.LineReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of a wrapped input being put together. */
final class Pending {

    /** What a record and a line of it take besides their bytes, about. */
    private static final int COST = 500;

    private static final int LINE_COST = 16;

    final Envelope envelope;
    final @Nullable String pod;
    final int line;
    final Spans spans = new Spans();
    byte[] bytes;
    int length;
    int firstEnd;
    int lines;

    /** Lines of other programs that fell into the header block, handed out after it. */
    final List<Pending> aside = new ArrayList<>(0);

    private int heldAside;
    private int lastLine;

    Pending(Envelope envelope, @Nullable String pod, PhysicalLine at, byte[] b, int from, int to) {
        this.envelope = envelope;
        this.pod = pod;
        this.line = at.number;
        this.lines = at.lines;
        this.spans.set(at.spans);
        this.bytes = Arrays.copyOfRange(b, from, to);
        this.length = to - from;
        int newline = Bytes.indexOf(bytes, 0, length, '\n');
        this.firstEnd = newline < 0 ? length : newline;
        this.lastLine = lineStart(length);
    }

    /** True if headers may follow: the last line is one, or announces them. */
    boolean insideBlock() {
        return envelope.dialect.isLog() && HeaderBlock.isOpen(lastLine == 0, bytes, lastLine, length);
    }

    /** The same but for a blank line at the end, which is not the record's. */
    boolean wasInsideBlock() {
        if (lastLine == 0 || lastLine < length) {
            return insideBlock();
        }
        int end = lastLine - 1;
        int line = lineStart(end);
        return envelope.dialect.isLog() && HeaderBlock.isOpen(line == 0, bytes, line, end);
    }

    /** A line that begins no record goes on with this one, unless it is itself not understood, or full. */
    boolean takesMore() {
        return envelope.dialect != Dialect.NONE && length + spans.count() * LINE_COST <= LineReader.MAX_RECORD;
    }

    /** Whether it is a line of the access log of which that line can be no part. */
    boolean isAccessBefore(byte[] b, int from, int to) {
        return envelope.dialect == Dialect.ACCESS
                && lines <= AccessPieces.MOST
                && !AccessPieces.goOn(bytes, 0, length, b, from, to);
    }

    /** About how much memory it takes, with what was kept aside: lines may be empty. */
    int held() {
        return COST + bytes.length + envelope.decoded.length + spans.count() * LINE_COST + heldAside;
    }

    /** Whether another program's line may be kept aside. */
    boolean hasRoomAside(Pending other) {
        return HeaderBlock.hasRoomAside(heldAside, other.held());
    }

    void setAside(Pending other) {
        aside.add(other);
        heldAside += other.held();
    }

    void add(PhysicalLine at, byte[] b, int from, int to) {
        int size = length + 1 + to - from;
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
        }
        bytes[length] = '\n';
        System.arraycopy(b, from, bytes, length + 1, to - from);
        length = size;
        lastLine = lineStart(length);
        lines += at.further();
        spans.addAll(at.spans);
    }

    private int lineStart(int end) {
        int p = end;
        while (p > 0 && bytes[p - 1] != '\n') {
            p--;
        }
        return p;
    }
}
