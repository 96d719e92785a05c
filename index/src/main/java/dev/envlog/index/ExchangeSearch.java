package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import dev.envlog.query.Query;
import dev.envlog.query.QueryPredicate;
import dev.envlog.query.Subject;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads an index as it was when opened, whatever is written to it meanwhile. Not thread-safe. */
public final class ExchangeSearch implements Closeable {

    private static final Set<String> HEAD = Set.of(IndexFormat.HEAD, IndexFormat.NUMBER, IndexFormat.NOISE);
    private static final Set<String> WHOLE =
            Set.of(IndexFormat.HEAD, IndexFormat.NUMBER, IndexFormat.NOISE, IndexFormat.STEPS);

    private final Path folder;
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final IndexState state;
    private final ExchangeBytes bytes = new ExchangeBytes();

    /**
     * An exchange that was found.
     *
     * @param number its place among all
     * @param noise whether it is a probe or for the admin interface
     */
    public record Found(long number, Exchange exchange, boolean noise) {}

    private ExchangeSearch(Path folder, Directory directory, DirectoryReader reader, IndexState state) {
        this.folder = folder;
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.state = state;
    }

    /**
     * Opens an index.
     *
     * @throws IndexException if there is none, or it cannot be read
     */
    public static ExchangeSearch open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IndexException(
                    folder + ": there is no index; make one with envlog index --into " + folder + " FILE");
        }
        try {
            IndexFormat.prepare();
            Directory directory = FSDirectory.open(folder);
            try {
                DirectoryReader reader = DirectoryReader.open(directory);
                return new ExchangeSearch(
                        folder,
                        directory,
                        reader,
                        IndexFormat.read(folder, reader.getIndexCommit().getUserData()));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IndexNotFoundException e) {
            throw new IndexException(
                    folder + ": there is no index, or it was never finished; make it with envlog index --into " + folder
                            + " FILE",
                    e);
        } catch (IndexFormatTooNewException | IndexFormatTooOldException e) {
            throw new IndexException(
                    folder
                            + ": the index was written by another version of envlog; remove it and make it anew (envlog index --into "
                            + folder + " FILE)",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw IndexFormat.damaged(folder, e);
        }
    }

    /** What it is of. */
    public IndexState state() {
        return state;
    }

    /** How many exchanges fit a query; all if it is null. */
    public long count(@Nullable Query query) {
        QueryCompiler.Compiled compiled = QueryCompiler.compile(query == null ? new Query.All() : query);
        if (!compiled.exact()) {
            long[] count = new long[1];
            each(query, false, found -> ++count[0] > 0);
            return count[0];
        }
        try {
            return searcher.count(only(IndexFormat.REQUEST, compiled.query()));
        } catch (IOException e) {
            throw IndexFormat.damaged(folder, e);
        }
    }

    /**
     * Hands out the exchanges that fit, in order of their numbers.
     *
     * @param query null for all
     * @param steps whether with their records
     * @param more takes one, and says whether it wants more
     * @throws IndexException if the index is damaged
     */
    public void each(@Nullable Query query, boolean steps, Predicate<Found> more) {
        QueryCompiler.Compiled compiled = QueryCompiler.compile(query == null ? new Query.All() : query);
        QueryPredicate test = query == null || compiled.exact() ? null : new QueryPredicate(query);
        boolean lines = steps || (test != null && test.needsLines());
        visit(only(IndexFormat.REQUEST, compiled.query()), lines, document -> {
            Exchange exchange = bytes.exchange(head(document), lines ? steps(document) : null);
            long number = number(document, IndexFormat.NUMBER);
            boolean noise = number(document, IndexFormat.NOISE) != 0;
            boolean fits = test == null || test.test(Subject.of(number, exchange, noise));
            return !fits || more.test(new Found(number, steps ? exchange : exchange.withoutSteps(), noise));
        });
    }

    /**
     * Hands out connections in the order in which they ended.
     *
     * @param id those of that id, null for all
     */
    public void connections(@Nullable Long id, boolean steps, Predicate<Connection> more) {
        org.apache.lucene.search.Query query = id == null
                ? new MatchAllDocsQuery()
                : new TermQuery(new Term(IndexFormat.CONNECTION_ID, Long.toUnsignedString(id)));
        visit(
                only(IndexFormat.CONNECTION, query),
                steps,
                document -> more.test(bytes.connection(head(document), steps ? steps(document) : null)));
    }

    private static org.apache.lucene.search.Query only(String kind, org.apache.lucene.search.Query query) {
        return new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(IndexFormat.KIND, kind)), Occur.FILTER)
                .add(query, Occur.FILTER)
                .build());
    }

    private void visit(org.apache.lucene.search.Query query, boolean steps, Predicate<Document> more) {
        try {
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            StoredFields stored = searcher.storedFields();
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                Bits live = leaf.reader().getLiveDocs();
                DocIdSetIterator found = scorer.iterator();
                for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                    boolean there = live == null || live.get(doc);
                    if (there && !more.test(stored.document(leaf.docBase + doc, steps ? WHOLE : HEAD))) {
                        return;
                    }
                }
            }
        } catch (IOException | DamagedException e) {
            throw IndexFormat.damaged(folder, e);
        }
    }

    private static byte[] head(Document document) {
        return binary(document, IndexFormat.HEAD);
    }

    private static byte[] steps(Document document) {
        return binary(document, IndexFormat.STEPS);
    }

    private static byte[] binary(Document document, String field) {
        BytesRef value = document.getBinaryValue(field);
        if (value == null) {
            throw new DamagedException("a document without " + field);
        }
        return Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length);
    }

    private static long number(Document document, String field) {
        var value = document.getField(field);
        if (value == null || value.numericValue() == null) {
            throw new DamagedException("a document without " + field);
        }
        return value.numericValue().longValue();
    }

    @Override
    public void close() {
        try (directory) {
            reader.close();
        } catch (IOException e) {
            throw IndexFormat.damaged(folder, e);
        }
    }
}
