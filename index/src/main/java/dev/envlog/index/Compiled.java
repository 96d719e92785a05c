package dev.envlog.index;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * What the index knows of a query.
 *
 * @param maybe fits all that the query fits, and perhaps more
 * @param surely fits nothing that the query does not fit
 * @param exact whether both fit the same
 */
record Compiled(Query maybe, Query surely, boolean exact) {

    /** The index cannot tell. */
    static final Compiled UNKNOWN = new Compiled(new MatchAllDocsQuery(), new MatchNoDocsQuery(), false);

    static Compiled exactly(Query query) {
        return new Compiled(query, query, true);
    }

    /** No more than that, but perhaps less. */
    static Compiled atMost(Query query) {
        return new Compiled(query, new MatchNoDocsQuery(), false);
    }

    Compiled not() {
        return new Compiled(without(surely), without(maybe), exact);
    }

    static Compiled all(List<Compiled> parts) {
        return of(parts, Occur.MUST);
    }

    static Compiled any(List<Compiled> parts) {
        return of(parts, Occur.SHOULD);
    }

    private static Compiled of(List<Compiled> parts, Occur occur) {
        return new Compiled(
                join(parts, Compiled::maybe, occur),
                join(parts, Compiled::surely, occur),
                parts.stream().allMatch(Compiled::exact));
    }

    private static Query join(List<Compiled> parts, Function<Compiled, Query> side, Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(side.apply(part), occur));
        return all.build();
    }

    private static Query without(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.MUST)
                .add(query, Occur.MUST_NOT)
                .build();
    }
}
