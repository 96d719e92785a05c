package dev.envlog.parser;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.wrapper.Peeled;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines that a container runtime cut into parts of 16 KiB, put together again: those of each pod and stream apart. */
final class PartialLines {

    /** How much is held at most, in bytes; beyond it the line that waits longest is taken for whole. */
    private static final int MOST = 4 * LineReader.MAX_RECORD;

    /** What a line and a part of one take besides their bytes, about. */
    private static final int LINE_COST = 400;

    private static final int PART_COST = 16;

    /** A line of which parts were read. */
    static final class Parts {
        final @Nullable String pod;
        final PhysicalLine at = new PhysicalLine();
        byte[] bytes = Bytes.NONE;
        int length;

        Parts(@Nullable String pod) {
            this.pod = pod;
        }

        void add(Peeled part, PhysicalLine line) {
            int more = part.to - part.from;
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
            }
            System.arraycopy(part.bytes, part.from, bytes, length, more);
            length += more;
            at.number = at.lines == 0 ? line.number : at.number;
            at.lines += line.lines;
            at.spans.addAll(line.spans);
        }

        /** About how much memory it takes: parts may be empty. */
        int held() {
            return LINE_COST + bytes.length + at.spans.count() * PART_COST;
        }
    }

    private final Map<String, Parts> open = new LinkedHashMap<>();
    private int held;

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Takes a line that is a part or may end one; the whole line if it does, null if more is to come. */
    @Nullable
    Parts take(Peeled line, PhysicalLine at) {
        String key = line.pod + "/" + (char) line.stream;
        Parts parts = open.remove(key);
        if (parts == null) {
            parts = new Parts(line.pod);
        } else {
            held -= parts.held();
        }
        parts.add(line, at);
        if (!line.partial || parts.length > LineReader.MAX_LINE) {
            return parts;
        }
        open.put(key, parts);
        held += parts.held();
        return null;
    }

    /** A line that waits for its end in vain: any if {@code all}, else only where too much waits; null if there is none. */
    @Nullable
    Parts giveUp(boolean all) {
        Iterator<Parts> eldest = open.values().iterator();
        if (!eldest.hasNext() || (!all && held <= MOST)) {
            return null;
        }
        Parts parts = eldest.next();
        eldest.remove();
        held -= parts.held();
        return parts;
    }
}
