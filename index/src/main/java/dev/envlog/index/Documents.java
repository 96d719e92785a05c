package dev.envlog.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;

/** Goes through the documents of an index that are of a kind. */
final class Documents {

    private Documents() {}

    /** A number of a document. */
    interface Value {

        long of(LeafReaderContext leaf, int doc) throws IOException;
    }

    /**
     * The one of a log at a place; -1 if there is none. Where there is one log only they stand in their order, so that it is found by a
     * few looks; else one number of each document is looked at, which is still several times faster than a query for all of them.
     *
     * @param kind what {@link Fields#DOC} says of it
     */
    static int first(IndexReader reader, String kind, int log, long sequence) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int doc = probed(leaf.reader(), kind, log, sequence);
            if (doc >= 0) {
                return leaf.docBase + doc;
            }
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            int doc = scanned(leaf.reader(), kind, log, sequence);
            if (doc >= 0) {
                return leaf.docBase + doc;
            }
        }
        return -1;
    }

    /** The one of a reader whose documents of that kind stand in their order, found by halves; -1 if it is not met so. */
    static int probed(LeafReader reader, String kind, int log, long sequence) throws IOException {
        Bits live = reader.getLiveDocs();
        int from = 0;
        int to = reader.maxDoc();
        while (from < to) {
            int middle = (from + to) >>> 1;
            PostingsEnum kinds = reader.postings(new Term(Fields.DOC, kind), PostingsEnum.NONE);
            int doc = kinds == null ? to : kinds.advance(middle);
            while (kinds != null && doc < to && live != null && !live.get(doc)) {
                doc = kinds.nextDoc();
            }
            if (doc >= to) {
                to = middle;
                continue;
            }
            long found = number(reader, Fields.SEQUENCE, doc);
            if (found == sequence) {
                return number(reader, Fields.LOG, doc) == log ? doc : -1;
            }
            from = found < sequence ? doc + 1 : from;
            to = found < sequence ? to : middle;
        }
        return -1;
    }

    private static long number(LeafReader reader, String field, int doc) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(reader, field);
        return numbers.advanceExact(doc) ? numbers.longValue() : -1;
    }

    private static int scanned(LeafReader reader, String kind, int log, long sequence) throws IOException {
        NumericDocValues sequences = DocValues.getNumeric(reader, Fields.SEQUENCE);
        NumericDocValues logs = DocValues.getNumeric(reader, Fields.LOG);
        Bits live = reader.getLiveDocs();
        PostingsEnum kinds = reader.postings(new Term(Fields.DOC, kind), PostingsEnum.NONE);
        if (kinds == null) {
            return -1;
        }
        for (int doc = sequences.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = sequences.nextDoc()) {
            boolean there = sequences.longValue() == sequence && (live == null || live.get(doc));
            if (there && logs.advanceExact(doc) && logs.longValue() == log && isAt(kinds, doc)) {
                return doc;
            }
        }
        return -1;
    }

    private static boolean isAt(PostingsEnum kinds, int doc) throws IOException {
        return kinds.docID() == doc || (kinds.docID() < doc && kinds.advance(doc) == doc);
    }

    /**
     * A number of each document that a query fits, in the order of the index.
     *
     * @param kind what {@link Fields#DOC} says of them
     */
    static long[] values(IndexReader reader, String kind, Query query, Value value) throws IOException {
        long[] found = new long[64];
        int count = 0;
        if (query instanceof MatchNoDocsQuery) {
            return new long[0];
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        Query wanted = searcher.rewrite(new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.DOC, kind)), Occur.FILTER)
                .add(query, Occur.FILTER)
                .build()));
        Weight weight = searcher.createWeight(wanted, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reader.leaves()) {
            Scorer scorer = weight.scorer(leaf);
            Bits live = leaf.reader().getLiveDocs();
            DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (live == null || live.get(doc)) {
                    found = ArrayUtil.grow(found, count + 1);
                    found[count++] = value.of(leaf, doc);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
