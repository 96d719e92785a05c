package dev.envlog.index;

import dev.envlog.log.Event;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of exchanges, or of connections, 1 first. Those of one log are numbered as they came; several logs are put together in
 * order of time, each keeping its own.
 */
final class Order {

    /** Of a log: the number of each. Null where there is one log only. */
    private final @Nullable Map<Integer, long[]> numbers;

    /** Place of an exchange or a connection among those of its log. */
    record Spot(int log, long sequence) {}

    private record Head(int log, int at, long end) {}

    /** The only log, if there is one only. */
    private final int log;

    private Order(int log, @Nullable Map<Integer, long[]> numbers) {
        this.log = log;
        this.numbers = numbers;
    }

    /** By when they ended. */
    static Order ofExchanges(IndexReader reader, List<IndexedLog> logs) throws IOException {
        return of(reader, logs, IndexedLog::exchanges, "end", Fields.UNENDED);
    }

    /** By when they came. */
    static Order ofConnections(IndexReader reader, List<IndexedLog> logs) throws IOException {
        return of(reader, logs, IndexedLog::connections, Fields.CAME, Fields.CAME);
    }

    private static Order of(
            IndexReader reader, List<IndexedLog> logs, ToLongFunction<IndexedLog> count, String field, String otherwise)
            throws IOException {
        if (logs.size() == 1) {
            return new Order(logs.get(0).number(), null);
        }
        Map<Integer, long[]> ends = new HashMap<>();
        for (IndexedLog log : logs) {
            long[] unknown = new long[(int) count.applyAsLong(log)];
            Arrays.fill(unknown, Event.NO_TIME);
            ends.put(log.number(), unknown);
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            read(leaf, ends, field, otherwise);
        }
        PriorityQueue<Head> heads = new PriorityQueue<>(
                (a, b) -> a.end != b.end ? Long.compare(a.end, b.end) : Integer.compare(a.log, b.log));
        Map<Integer, long[]> numbers = new HashMap<>();
        ends.forEach((log, times) -> {
            numbers.put(log, new long[times.length]);
            if (times.length > 0) {
                heads.add(new Head(log, 0, times[0]));
            }
        });
        long number = 0;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            long[] of = numbers.get(head.log);
            long[] times = ends.get(head.log);
            if (of == null || times == null) {
                continue;
            }
            of[head.at] = ++number;
            int next = head.at + 1;
            if (next < times.length) {
                // Each log keeps its own order, in which one with an earlier end follows those before it.
                heads.add(new Head(head.log, next, Math.max(head.end, times[next])));
            }
        }
        return new Order(0, numbers);
    }

    /** @param otherwise what counts where a document does not have the field; no document of another kind has it */
    private static void read(LeafReaderContext leaf, Map<Integer, long[]> ends, String field, String otherwise)
            throws IOException {
        NumericDocValues logs = DocValues.getNumeric(leaf.reader(), Fields.LOG);
        NumericDocValues sequences = DocValues.getNumeric(leaf.reader(), Fields.SEQUENCE);
        SortedNumericDocValues times = DocValues.getSortedNumeric(leaf.reader(), field);
        NumericDocValues came = DocValues.getNumeric(leaf.reader(), otherwise);
        Bits live = leaf.reader().getLiveDocs();
        for (int doc = sequences.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = sequences.nextDoc()) {
            long[] of =
                    live != null && !live.get(doc) || !logs.advanceExact(doc) ? null : ends.get((int) logs.longValue());
            int sequence = (int) sequences.longValue();
            if (of != null && sequence < of.length && times.advanceExact(doc)) {
                of[sequence] = times.nextValue();
            } else if (of != null && sequence < of.length && came.advanceExact(doc)) {
                of[sequence] = came.longValue();
            }
        }
    }

    /** Where the one of a number is: in which log, and its place there; null if there is none. */
    @Nullable
    Spot spot(long number) {
        if (number < 1) {
            return null;
        }
        if (numbers == null) {
            return new Spot(log, number - 1);
        }
        for (Map.Entry<Integer, long[]> one : numbers.entrySet()) {
            long[] of = one.getValue();
            for (int i = 0; i < of.length; i++) {
                if (of[i] == number) {
                    return new Spot(one.getKey(), i);
                }
            }
        }
        return null;
    }

    /** The number of one. */
    long number(int log, long sequence) {
        if (numbers == null) {
            return sequence + 1;
        }
        long[] of = numbers.get(log);
        return of == null || sequence >= of.length ? 0 : of[(int) sequence];
    }
}
