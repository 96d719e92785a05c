package dev.envlog.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * What the lines of a log have in common: most are of a statement printed before, and have the same words but for ids, times and
 * numbers. The words of such a kind of line are written once, as a document of its own; an exchange says of which kinds its lines
 * are.
 */
final class LineKinds {

    /** So many different terms and kinds are remembered; then all is forgotten, and written again where it is met again. */
    private static final int MOST = 1 << 17;

    private static final int SLOTS = 1 << 12;
    private static final int SETTLED = -1;

    private record Term(String field, String value) {}

    private final int log;
    private final Map<Term, Integer> numbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();

    /** Terms of each kind. */
    private int[][] kinds = new int[SLOTS][];
    /** In which batch each kind was written last, or {@link #SETTLED}. */
    private int[] written = new int[SLOTS];
    /** In which exchange each was met last. */
    private int[] met = new int[SLOTS];
    /** By hash of its terms: one more than the place of the kind, 0 for none. */
    private int[] slots = new int[2 * SLOTS];

    private int count;
    /** The number of the first of them. */
    private int base;

    /** How often all was forgotten: numbers of terms from before mean nothing. */
    private int generation;

    private int batch;
    private int exchange;
    /** The terms of the line begun last. */
    private int[] line = new int[256];

    private int size;

    /** @param next the first number that no kind of the log has had */
    LineKinds(int log, int next) {
        this.log = log;
        this.base = next;
    }

    /** A number that no kind has had yet. */
    int next() {
        return base + count;
    }

    int generation() {
        return generation;
    }

    /** Begins the next batch. */
    void beginBatch() {
        batch++;
    }

    /** All of the batch is written for good. */
    void settleBatch() {
        for (int i = 0; i < count; i++) {
            if (written[i] == batch) {
                written[i] = SETTLED;
            }
        }
    }

    /** Begins the next exchange. */
    void beginExchange() {
        exchange++;
    }

    /** Begins the next line. */
    void beginLine() {
        size = 0;
        if (terms.size() > MOST || count > MOST) {
            numbers.clear();
            terms.clear();
            Arrays.fill(slots, 0);
            base += count;
            count = 0;
            generation++;
        }
    }

    /** The number of a term, while {@link #generation} stays the same. */
    int number(String field, String value) {
        Integer known = numbers.putIfAbsent(new Term(field, value), terms.size());
        if (known != null) {
            return known;
        }
        terms.add(new Term(field, value));
        return terms.size() - 1;
    }

    /** The line has a term. */
    void add(int term) {
        if (size == line.length) {
            line = Arrays.copyOf(line, 2 * size);
        }
        line[size++] = term;
    }

    /**
     * The line has all its terms.
     *
     * @param of gets its kind, if it is the first of that kind
     * @param documents takes the document of a kind that is not written yet
     */
    void endLine(Document of, Consumer<Document> documents) {
        if (size == 0) {
            return;
        }
        int kind = find();
        if (met[kind] == exchange) {
            return;
        }
        met[kind] = exchange;
        of.add(new StringField(Fields.KIND, term(log, base + kind), Store.NO));
        if (written[kind] != SETTLED && written[kind] != batch) {
            written[kind] = batch;
            documents.accept(document(kind));
        }
    }

    private int find() {
        int mask = slots.length - 1;
        int slot = hash(line, size) & mask;
        while (slots[slot] != 0) {
            int[] known = kinds[slots[slot] - 1];
            if (Arrays.equals(known, 0, known.length, line, 0, size)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            written = Arrays.copyOf(written, 2 * count);
            met = Arrays.copyOf(met, 2 * count);
        }
        kinds[count] = Arrays.copyOf(line, size);
        written[count] = 0;
        met[count] = 0;
        slots[slot] = ++count;
        if (2 * count > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i < count; i++) {
                place(i);
            }
        }
        return count - 1;
    }

    private void place(int kind) {
        int mask = slots.length - 1;
        int slot = hash(kinds[kind], kinds[kind].length) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = kind + 1;
    }

    private static int hash(int[] terms, int size) {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = (hash ^ terms[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    private Document document(int kind) {
        Document document = new Document();
        document.add(new StringField(Fields.DOC, Fields.KIND, Store.NO));
        document.add(new NumericDocValuesField(Fields.KIND_NUMBER, (long) base + kind));
        int[] sorted = kinds[kind].clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                Term term = terms.get(sorted[i]);
                document.add(new StringField(term.field, term.value, Store.NO));
            }
        }
        return document;
    }

    /** How an exchange says of which kind its lines are. */
    static BytesRef term(long log, long number) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).putInt((int) log).putInt((int) number);
        return new BytesRef(bytes);
    }
}
