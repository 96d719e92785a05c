package dev.envlog.parser;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.input.LineReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A record into whose header block other programs' lines fell. Envoy writes a record at once, but access log and agent come
 * through other pipes, and whoever merges the pipes may put a line of theirs between two headers. Here is the record without
 * these lines, and the lines are kept aside until it has been handed out.
 */
final class InterruptedBlock {

    /** A line kept aside, with its number. */
    static final class SideLine {
        final byte[] bytes;
        final int number;
        final int rows;
        final long from;
        final long to;

        SideLine(byte[] bytes, LineReader at) {
            this.bytes = bytes;
            this.number = at.lineNumber();
            this.rows = at.rows;
            this.from = at.from();
            this.to = at.to();
        }
    }

    /** What a line kept aside takes besides its bytes, about. */
    private static final int LINE_COST = 64;

    private static final int MOST_KEPT = 1 << 16;

    private final Deque<SideLine> aside = new ArrayDeque<>();
    private int heldAside;

    byte[] bytes = Bytes.NONE;
    int length;
    /** Start of the line last added. */
    int last;

    /** Begins with what the record was until the first interruption; {@code lastLine} is where its last line starts. */
    void begin(byte[] b, int from, int size, int lastLine) {
        if (bytes.length > MOST_KEPT) {
            bytes = Bytes.NONE;
        }
        length = 0;
        append(b, from, from + size);
        last = lastLine;
    }

    /** Adds a line of the record. */
    void add(byte[] b, int from, int to) {
        append(new byte[] {'\n'}, 0, 1);
        last = length;
        append(b, from, to);
    }

    /** Keeps the line at hand aside. */
    void setAside(LineReader lines) {
        aside.add(new SideLine(Arrays.copyOfRange(lines.buffer, lines.start, lines.end), lines));
        heldAside += LINE_COST + lines.end - lines.start;
    }

    /** Whether lines of this many bytes may still be kept aside. */
    boolean hasRoom(int more) {
        return HeaderBlock.hasRoomAside(heldAside, more);
    }

    /** True if lines wait to be handed out. */
    boolean hasAside() {
        return !aside.isEmpty();
    }

    /** The next line that was kept aside, in the order of the input. */
    SideLine next() {
        SideLine line = aside.remove();
        heldAside -= LINE_COST + line.bytes.length;
        return line;
    }

    private void append(byte[] b, int from, int to) {
        int size = to - from;
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
        }
        System.arraycopy(b, from, bytes, length, size);
        length += size;
    }
}
