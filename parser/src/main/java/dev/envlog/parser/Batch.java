package dev.envlog.parser;

import dev.envlog.parser.input.Thrown;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records copied one behind the other, as many as one thread hands to another at a time. Used again and again. */
final class Batch {

    private static final int MOST_RECORDS = 512;
    private static final int BYTES = 1 << 17;
    /** Beyond it room is given back. */
    private static final int MOST_BYTES = 4 * BYTES;

    private final @Nullable RecordView[] records = new RecordView[MOST_RECORDS];
    private int size;
    private byte[] bytes = new byte[BYTES];
    private int used;
    /** Bytes of all its records. */
    private int total;

    /** Nothing follows. */
    boolean last;
    /** What ended the reading before its time. */
    @Nullable
    Throwable failure;
    /** What was read up to the end of this batch. */
    @Nullable
    ReadSummary summary;

    Map<String, String> troubles = Map.of();

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == MOST_RECORDS || total >= BYTES;
    }

    int size() {
        return size;
    }

    RecordView get(int index) {
        RecordView record = records[index];
        if (index >= size || record == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return record;
    }

    ReadSummary summary() {
        if (summary == null) {
            throw new IllegalStateException("not handed over");
        }
        return summary;
    }

    void clear() {
        size = 0;
        used = 0;
        total = 0;
        if (bytes.length > MOST_BYTES) {
            // A record of megabytes came; the next ones will not be as long, and may not come to the same place.
            bytes = new byte[BYTES];
            Arrays.fill(records, null);
        }
    }

    void add(RecordView record) {
        RecordView copy = records[size];
        if (copy == null) {
            copy = record.fresh();
            records[size] = copy;
        }
        size++;
        int length = record.size();
        if (used + length > bytes.length) {
            // Records that are there already keep the old one; the next batch should do with the new one.
            bytes = new byte[Math.max(Math.min(2 * bytes.length, MOST_BYTES), length)];
            used = 0;
        }
        record.copyTo(copy, bytes, used);
        used += length;
        total += length;
    }

    void rethrow() {
        Thrown.again(failure);
    }
}
