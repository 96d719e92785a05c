package dev.envlog.index;

import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.Glob;
import dev.envlog.query.Query;
import dev.envlog.query.TextWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Compiles a query to one of Lucene's. What the index cannot decide, such as whether lines follow each other, it narrows: what is
 * left is decided by {@link dev.envlog.query.QueryPredicate} on the stored exchange.
 */
final class QueryCompiler {

    /** In more of them a word is no longer looked for by batch. */
    private static final int MOST_BATCHES = 512;

    private final IndexReader reader;

    QueryCompiler(IndexReader reader) {
        this.reader = reader;
    }

    /** What the index knows of it. */
    Compiled compile(Query query) throws IOException {
        return compile(query, false);
    }

    /** @param ofOneLine whether all of it has to hold of one line: of an exchange no more is indexed than that it has one */
    private Compiled compile(Query query, boolean ofOneLine) throws IOException {
        if (query instanceof Query.All) {
            return Compiled.exactly(Compiled.UNKNOWN.maybe());
        }
        if (query instanceof Query.And || query instanceof Query.Or) {
            List<Compiled> parts = new ArrayList<>();
            for (Query part : query.inner()) {
                parts.add(compile(part, ofOneLine));
            }
            boolean all = query instanceof Query.And;
            Compiled compiled = all ? Compiled.all(parts) : Compiled.any(parts);
            return ofOneLine && all ? Compiled.atMost(compiled.maybe()) : compiled;
        }
        if (query instanceof Query.Not not) {
            return ofOneLine ? Compiled.UNKNOWN : compile(not.query(), false).not();
        }
        if (query instanceof Query.Sequence sequence) {
            List<Compiled> steps = new ArrayList<>();
            for (Query step : sequence.steps()) {
                steps.add(compile(step, true));
            }
            return Compiled.atMost(Compiled.all(steps).maybe());
        }
        return leaf(query);
    }

    private Compiled leaf(Query query) throws IOException {
        if (query instanceof Query.Present present) {
            return present(present.field());
        }
        if (query instanceof Query.Range range) {
            return range(range);
        }
        if (query instanceof Query.Phrase phrase) {
            return phrase(phrase.field(), phrase.words());
        }
        if (query instanceof Query.Match match) {
            Compiled whole = value(match.field(), match.value());
            List<Glob> words = match.words();
            return words.isEmpty() ? whole : Compiled.any(List.of(whole, phrase(match.field(), words)));
        }
        return Compiled.UNKNOWN;
    }

    private Compiled present(Field field) throws IOException {
        if (field.name().equals("number")) {
            return Compiled.exactly(Compiled.UNKNOWN.maybe());
        }
        if (field.type() == FieldType.TEXT || Fields.isNotIndexed(field)) {
            return Compiled.UNKNOWN;
        }
        return Compiled.exactly(
                field.type().ordered()
                        ? new FieldExistsQuery(field.name())
                        : found(field, new PrefixQuery(new Term(Fields.values(field), Fields.before(field)))));
    }

    private static Compiled range(Query.Range range) {
        if (Fields.isNotIndexed(range.field())) {
            return Compiled.UNKNOWN;
        }
        return Compiled.exactly(
                SortedNumericDocValuesField.newSlowRangeQuery(range.field().name(), range.min(), range.max()));
    }

    // ---- whole values

    private Compiled value(Field field, Glob glob) throws IOException {
        String terms = Fields.values(field);
        String before = Fields.before(field);
        if (glob.isLiteral()) {
            String text = TextWords.fold(glob.text());
            String kept = Fields.kept(field, text);
            if (reader.docFreq(new Term(terms, before + kept)) == 0) {
                // Most ids are in no other request, and a search is a long way to learn of that.
                return Compiled.exactly(new MatchNoDocsQuery());
            }
            org.apache.lucene.search.Query query = found(field, new TermQuery(new Term(terms, before + kept)));
            return Fields.isWhole(field, text) ? Compiled.exactly(query) : Compiled.atMost(query);
        }
        String folded = TextWords.fold(glob.pattern());
        String head = head(folded);
        if (folded.length() == head.length() + 1 && folded.endsWith("*")) {
            boolean whole = head.length() < Fields.longest(field);
            String kept = whole ? head : Fields.cut(head, Fields.longest(field) - 1);
            org.apache.lucene.search.Query query = found(field, new PrefixQuery(new Term(terms, before + kept)));
            return whole ? Compiled.exactly(query) : Compiled.atMost(query);
        }
        try {
            org.apache.lucene.search.Query wild =
                    new WildcardQuery(new Term(terms, Glob.literal(before).pattern() + folded));
            boolean cut = reader.docFreq(new Term(Fields.CUT, field.name())) > 0;
            // Whoever has a value that is not indexed to its end may have more than that.
            return cut
                    ? Compiled.atMost(found(field, either(wild, Fields.CUT, field.name())))
                    : Compiled.exactly(found(field, wild));
        } catch (TooComplexToDeterminizeException e) {
            return Compiled.UNKNOWN;
        }
    }

    /** What stands before the first wildcard. */
    private static String head(String pattern) {
        int at = 0;
        while (at < pattern.length() && "*?\\".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        return pattern.substring(0, at);
    }

    private static org.apache.lucene.search.Query either(
            org.apache.lucene.search.Query query, String field, String value) {
        return new BooleanQuery.Builder()
                .add(query, Occur.SHOULD)
                .add(new TermQuery(new Term(field, value)), Occur.SHOULD)
                .build();
    }

    // ---- words

    private Compiled phrase(Field field, List<Glob> words) throws IOException {
        List<Compiled> parts = new ArrayList<>();
        for (Glob word : words) {
            parts.add(word(field, word));
        }
        Compiled all = Compiled.all(parts);
        // That they follow each other is not indexed.
        return words.size() == 1 ? all : Compiled.atMost(all.maybe());
    }

    private Compiled word(Field field, Glob word) throws IOException {
        if (!word.isLiteral()) {
            return Compiled.UNKNOWN;
        }
        String text = word.text();
        if (!Fields.isCommon(text)) {
            return !Fields.isHashed(text.length())
                    ? Compiled.UNKNOWN
                    : Compiled.atMost(ofBatches(Fields.term(Fields.hash(text))));
        }
        org.apache.lucene.search.Query query = new TermQuery(new Term(Fields.words(field), text));
        if (field.name().equals("text")) {
            return Compiled.exactly(ofKinds(either(query, Fields.MESSAGE_WORDS, text)));
        }
        if (field.name().equals("step")) {
            return Compiled.exactly(ofKinds(either(query, Fields.UNESCAPED_WORDS, text)));
        }
        if (field.header().isEmpty()) {
            return Compiled.exactly(query);
        }
        // What words a value has is told among those of all headers, or of the text.
        return Compiled.atMost(ofKinds(either(either(query, Fields.TEXT_WORDS, text), Fields.MESSAGE_WORDS, text)));
    }

    // ---- what exchanges have in common

    /** What has a value of a field, by itself or by a line. */
    private org.apache.lucene.search.Query found(Field field, org.apache.lucene.search.Query query) throws IOException {
        if (!field.ofLines()) {
            return query;
        }
        org.apache.lucene.search.Query shared = ofKinds(query);
        return field.header().isEmpty()
                ? shared
                : new BooleanQuery.Builder()
                        .add(query, Occur.SHOULD)
                        .add(shared, Occur.SHOULD)
                        .build();
    }

    /** What has a line of a kind that the query fits. */
    private org.apache.lucene.search.Query ofKinds(org.apache.lucene.search.Query query) throws IOException {
        long[] kinds = Documents.values(reader, Fields.KIND, query, new NumberColumn(Fields.KIND_NUMBER)::of);
        if (kinds.length == 0) {
            return new MatchNoDocsQuery();
        }
        long[] sets = Documents.values(
                reader,
                Fields.LINE_SET,
                SortedNumericDocValuesField.newSlowSetQuery(Fields.KIND, kinds),
                new NumberColumn(Fields.LINE_SET_NUMBER)::of);
        return NumericDocValuesField.newSlowSetQuery(Fields.LINE_SET, sets);
    }

    // ---- words that are in few requests

    /** What is in a batch of which a line may have the word. */
    private org.apache.lucene.search.Query ofBatches(BytesRef hash) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Set<String> keys = new TreeSet<>();
        NumberColumn logs = new NumberColumn(Fields.LOG);
        NumberColumn batches = new NumberColumn(Fields.BATCH_NUMBER);
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum docs = leaf.reader().postings(new Term(Fields.HASHES, hash), PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            while (docs != null && docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(docs.docID())) {
                    long log = logs.of(leaf, docs.docID());
                    long batch = batches.of(leaf, docs.docID());
                    if (keys.add(log + "/" + batch)) {
                        any.add(ofBatch(log, batch), Occur.SHOULD);
                    }
                }
            }
            if (keys.size() > MOST_BATCHES) {
                return Compiled.UNKNOWN.maybe();
            }
        }
        return keys.isEmpty() ? new MatchNoDocsQuery() : any.build();
    }

    private static org.apache.lucene.search.Query ofBatch(long log, long batch) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.LOG, Long.toString(log))), Occur.FILTER)
                .add(NumericDocValuesField.newSlowExactQuery(Fields.BATCH_NUMBER, batch), Occur.FILTER)
                .build();
    }
}
