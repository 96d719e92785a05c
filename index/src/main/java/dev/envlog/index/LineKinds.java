package dev.envlog.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;

/**
 * What the lines of a log have in common: most are of a statement printed before, and have the same words but for ids, times and
 * numbers. The words of such a kind of line are written once, as a document of its own; so is each set of kinds that the lines of
 * an exchange are of, as most exchanges go like one before; an exchange says which its set is.
 */
final class LineKinds {

    /** So many different terms, kinds and sets are remembered; then they are forgotten, and written again where they are met again. */
    private static final int MOST = 1 << 17;

    /** No kind: of a line without terms. */
    private static final int NONE = -1;

    private record Term(String field, String value) {}

    private final int log;
    private final Map<Term, Integer> numbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();

    private final WrittenOnce kinds;
    private final WrittenOnce sets;
    /** How often terms and kinds were forgotten: numbers of terms from before mean nothing. */
    private int generation;

    private int batch;
    /** The terms of the line begun last. */
    private int[] line = new int[256];

    private int size;
    /** The kinds of the lines of the exchange begun last, by their numbers; the same ones may be there again. */
    private int[] met = new int[256];

    private int metSize;

    /** @param next the first number that no kind and no set of the log has had */
    LineKinds(int log, int next) {
        this.log = log;
        this.kinds = new WrittenOnce(next);
        this.sets = new WrittenOnce(next);
    }

    /** A number that no kind and no set has had yet. */
    int next() {
        return Math.max(kinds.next(), sets.next());
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
        kinds.settle(batch);
        sets.settle(batch);
    }

    /** Begins the next exchange. */
    void beginExchange() {
        metSize = 0;
        if (sets.count() > MOST) {
            sets.forget();
        }
    }

    /** Forgets terms and kinds where they have become many. */
    void forgetMany() {
        if (terms.size() > MOST || kinds.count() > MOST) {
            numbers.clear();
            terms.clear();
            kinds.forget();
            generation++;
        }
    }

    /** Begins the next line. */
    void beginLine() {
        size = 0;
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
        line = with(line, size++, term);
    }

    private static int[] with(int[] all, int size, int one) {
        int[] room = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
        room[size] = one;
        return room;
    }

    /** The line has all its terms: the number of its kind, while {@link #generation} stays the same; {@link #NONE} without any. */
    int endLine() {
        return size == 0 ? NONE : kinds.number(line, size);
    }

    /**
     * The exchange has a line of a kind.
     *
     * @param documents takes the document of a kind that is not written yet
     */
    void meet(int kind, Consumer<Document> documents) {
        if (kind == NONE) {
            return;
        }
        met = with(met, metSize++, kind);
        if (kinds.toWrite(kind, batch)) {
            documents.accept(document(kind));
        }
    }

    /**
     * The exchange has all its lines.
     *
     * @param of is told which set of kinds they are of
     * @param documents takes the document of a set that is not written yet
     */
    void endExchange(Document of, Consumer<Document> documents) {
        Arrays.sort(met, 0, metSize);
        int different = 0;
        for (int i = 0; i < metSize; i++) {
            if (different == 0 || met[i] != met[different - 1]) {
                met[different++] = met[i];
            }
        }
        if (different == 0) {
            return;
        }
        int set = sets.number(met, different);
        of.add(new NumericDocValuesField(Fields.LINE_SET, value(set)));
        if (sets.toWrite(set, batch)) {
            Document document = new Document();
            document.add(new StringField(Fields.DOC, Fields.LINE_SET, Store.NO));
            document.add(new NumericDocValuesField(Fields.LINE_SET_NUMBER, value(set)));
            for (int kind : sets.members(set)) {
                document.add(new SortedNumericDocValuesField(Fields.KIND, value(kind)));
            }
            documents.accept(document);
        }
    }

    private Document document(int kind) {
        Document document = new Document();
        document.add(new StringField(Fields.DOC, Fields.KIND, Store.NO));
        document.add(new NumericDocValuesField(Fields.KIND_NUMBER, value(kind)));
        int[] sorted = kinds.members(kind).clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                Term term = terms.get(sorted[i]);
                document.add(new StringField(term.field, term.value, Store.NO));
            }
        }
        return document;
    }

    /** A kind or a set of that number, told apart from those of other logs. */
    private long value(int number) {
        return (long) log << Integer.SIZE | number;
    }
}
