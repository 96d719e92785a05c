package dev.envlog.index;

import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.Glob;
import dev.envlog.query.Query;
import dev.envlog.query.TextWords;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Compiles a query to one of Lucene. Where the index cannot decide (words that follow each other, sequences of lines) the result finds
 * all that fit and perhaps more, and says so.
 */
final class QueryCompiler {

    /** Deeper trees, and wider ones, are left to the predicate. */
    private static final int MOST_CLAUSES = 1000;

    private static final Compiled ANYTHING = new Compiled(new MatchAllDocsQuery(), false);

    /**
     * A query of Lucene.
     *
     * @param exact false if not all that it finds has to fit
     */
    record Compiled(org.apache.lucene.search.Query query, boolean exact) {

        Compiled loose() {
            return exact ? new Compiled(query, false) : this;
        }
    }

    private QueryCompiler() {}

    /** Compiles a query. */
    static Compiled compile(Query query) {
        return compile(query, false);
    }

    /** @param ofLine whether one line has to fit, of which the index tells only what one of the lines has */
    private static Compiled compile(Query query, boolean ofLine) {
        if (query instanceof Query.All) {
            return new Compiled(new MatchAllDocsQuery(), true);
        }
        if (query instanceof Query.And and) {
            return all(and.parts(), ofLine);
        }
        if (query instanceof Query.Or or) {
            return any(or.parts(), ofLine);
        }
        if (query instanceof Query.Not not) {
            return not(compile(not.query(), ofLine), ofLine);
        }
        if (query instanceof Query.Range range) {
            return new Compiled(LongPoint.newRangeQuery(range.field().name(), range.min(), range.max()), true);
        }
        if (query instanceof Query.Match match) {
            return match(match);
        }
        if (query instanceof Query.Phrase phrase) {
            return words(Fields.words(phrase.field().name()), phrase.words());
        }
        if (query instanceof Query.Present present) {
            return present(present.field());
        }
        return query instanceof Query.Sequence sequence
                ? all(sequence.steps(), true).loose()
                : ANYTHING;
    }

    private static Compiled all(List<Query> parts, boolean ofLine) {
        return join(parts.stream().map(part -> compile(part, ofLine)).toList(), Occur.FILTER);
    }

    private static Compiled any(List<Query> parts, boolean ofLine) {
        return join(parts.stream().map(part -> compile(part, ofLine)).toList(), Occur.SHOULD);
    }

    private static Compiled join(List<Compiled> parts, Occur how) {
        if (parts.size() > MOST_CLAUSES) {
            return ANYTHING;
        }
        BooleanQuery.Builder joined = new BooleanQuery.Builder();
        boolean exact = true;
        for (Compiled part : parts) {
            joined.add(part.query(), how);
            exact &= part.exact();
        }
        return new Compiled(new ConstantScoreQuery(joined.build()), exact);
    }

    private static Compiled not(Compiled inner, boolean ofLine) {
        if (!inner.exact() || ofLine) {
            return ANYTHING;
        }
        return new Compiled(
                new ConstantScoreQuery(new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), Occur.FILTER)
                        .add(inner.query(), Occur.MUST_NOT)
                        .build()),
                true);
    }

    private static Compiled present(Field field) {
        if (!field.header().isEmpty()) {
            return new Compiled(new PrefixQuery(new Term(Fields.HEADERS, before(field))), true);
        }
        if (field.type().ordered() || field.type() == FieldType.TEXT) {
            return new Compiled(new TermQuery(new Term(Fields.PRESENT, field.name())), true);
        }
        return new Compiled(new PrefixQuery(new Term(field.name(), "")), true);
    }

    private static Compiled match(Query.Match match) {
        Field field = match.field();
        boolean header = !field.header().isEmpty();
        Compiled whole =
                header ? glob(Fields.HEADERS, before(field), match.value()) : glob(field.name(), "", match.value());
        List<Glob> words = match.words();
        if (words.isEmpty()) {
            return whole;
        }
        Compiled byWord = words(header ? Fields.HEADER_WORDS : Fields.words(field.name()), words);
        return join(List.of(whole, header ? byWord.loose() : byWord), Occur.SHOULD);
    }

    private static String before(Field field) {
        return Fields.sameName(field.header()) + Fields.SEPARATOR;
    }

    private static Compiled words(String field, List<Glob> words) {
        List<Compiled> parts = new ArrayList<>();
        words.forEach(word -> parts.add(glob(field, "", word)));
        return parts.size() == 1 ? parts.get(0) : join(parts, Occur.FILTER).loose();
    }

    private static Compiled glob(String field, String before, Glob glob) {
        if (glob.isLiteral()) {
            return new Compiled(new TermQuery(new Term(field, before + TextWords.fold(glob.text()))), true);
        }
        String pattern = Glob.literal(before).pattern() + TextWords.fold(glob.pattern());
        try {
            return new Compiled(new WildcardQuery(new Term(field, pattern)), true);
        } catch (TooComplexToDeterminizeException e) {
            return ANYTHING;
        }
    }
}
