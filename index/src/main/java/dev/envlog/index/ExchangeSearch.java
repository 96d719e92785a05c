package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import dev.envlog.query.Query;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Reads an index as of its last commit, whoever goes on writing it. Exchanges are found by queries and had again as they were. Each
 * method throws {@link IndexException} where the index cannot be read. Not thread-safe.
 */
public final class ExchangeSearch implements Closeable {

    /** Clauses that a query may have after it was taken apart. */
    private static final int MOST_CLAUSES = 1 << 16;

    /** Takes exchanges one by one. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes the next one.
         *
         * @param number its place among all of the index, 1 first
         * @return false if there was enough
         */
        boolean take(long number, Exchange exchange, boolean noise);
    }

    /** Takes connections one by one. */
    @FunctionalInterface
    public interface ConnectionTaker {

        /**
         * Takes the next one.
         *
         * @param unit resolution of its log's times in nanoseconds, 0 if it has none
         * @return false if there was enough
         */
        boolean take(Connection connection, int unit);
    }

    private final Guard guard;
    private final Directory directory;
    private final DirectoryReader reader;
    private final List<IndexedLog> logs;
    private final Batches batches;
    private @Nullable Order order;

    private ExchangeSearch(Path folder, Directory directory, DirectoryReader reader, List<IndexedLog> logs) {
        this.guard = new Guard(folder);
        this.directory = directory;
        this.reader = reader;
        this.logs = logs;
        this.batches = new Batches(reader, guard);
    }

    /**
     * Opens the index in a directory.
     *
     * @throws IndexException if there is none, or none that can be read
     */
    public static ExchangeSearch open(Path folder) {
        IndexFormat.prepare();
        try {
            if (!Files.isDirectory(folder)) {
                // Opening it would make it.
                throw new IndexNotFoundException(folder.toString());
            }
            Directory directory = FSDirectory.open(folder);
            DirectoryReader reader = DirectoryReader.open(directory);
            List<IndexedLog> logs = IndexFormat.logs(reader.getIndexCommit().getUserData(), folder);
            return new ExchangeSearch(folder, directory, reader, logs);
        } catch (IOException e) {
            throw IndexFormat.problem(folder, e);
        } catch (IllegalArgumentException e) {
            throw IndexFormat.problem(folder, e);
        }
    }

    /** Its logs. */
    public List<IndexedLog> logs() {
        return logs;
    }

    /** How many exchanges there are. */
    public long exchanges() {
        return logs.stream().mapToLong(IndexedLog::exchanges).sum();
    }

    /**
     * Finds what a query fits.
     *
     * @param query null for all
     */
    public Hits find(@Nullable Query query) {
        return guard.run(() -> {
            IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
            Compiled compiled = query == null ? Compiled.UNKNOWN : new QueryCompiler(reader).compile(query);
            Order known = order();
            long[] places = places(Fields.EXCHANGE, compiled.maybe(), known::number);
            return new Hits(places, query == null || compiled.exact());
        });
    }

    /** Finds the exchange of that number. */
    public Hits numbered(long number) {
        return guard.run(() -> {
            Order.Spot spot = order().spot(number);
            int doc = spot == null ? -1 : Documents.first(reader, Fields.EXCHANGE, spot.log(), spot.sequence());
            return new Hits(doc < 0 ? new long[0] : new long[] {Hits.place(number, doc)}, true);
        });
    }

    /** Documents of a kind that a query fits, each with its rank, in order of these. */
    private long[] places(String kind, org.apache.lucene.search.Query query, Ranking ranking) throws IOException {
        NumberColumn logOf = new NumberColumn(Fields.LOG);
        NumberColumn sequences = new NumberColumn(Fields.SEQUENCE);
        long[] places = Documents.values(reader, kind, query, (leaf, doc) -> {
            long rank = ranking.of((int) logOf.of(leaf, doc), sequences.of(leaf, doc));
            return Hits.place(rank, leaf.docBase + doc);
        });
        Arrays.sort(places);
        return places;
    }

    private Order order() throws IOException {
        if (order == null) {
            order = Order.ofExchanges(reader, logs);
        }
        return order;
    }

    /**
     * Hands out exchanges that were found, in their order.
     *
     * @param steps whether they have their steps, which are unpacked when somebody looks at them
     */
    public void exchanges(Hits hits, boolean steps, Taker taker) {
        guard.run(() -> {
            for (int i = 0; i < hits.count(); i++) {
                LeafReaderContext leaf = leaf(hits.doc(i));
                int doc = hits.doc(i) - leaf.docBase;
                StoredBatch.Item item = batches.item(leaf, doc);
                Exchange exchange = item.exchange();
                if (exchange == null) {
                    throw new DamagedException("a connection stands for an exchange");
                }
                if (!taker.take(hits.number(i), batches.exchange(leaf, doc, exchange, steps), item.noise())) {
                    break;
                }
            }
            return 0;
        });
    }

    /**
     * Hands out connections, as they came.
     *
     * @param id only those of that id; null for all
     * @param steps whether they have their steps
     */
    public void connections(@Nullable Long id, boolean steps, ConnectionTaker taker) {
        guard.run(() -> {
            org.apache.lucene.search.Query wanted = id == null
                    ? new MatchAllDocsQuery()
                    : new TermQuery(new Term(Fields.ID, Long.toUnsignedString(id)));
            Order known = Order.ofConnections(reader, logs);
            Hits hits = new Hits(places(Fields.CONNECTION, wanted, known::number), true);
            for (int i = 0; i < hits.count(); i++) {
                LeafReaderContext leaf = leaf(hits.doc(i));
                int doc = hits.doc(i) - leaf.docBase;
                StoredBatch.Item item = batches.item(leaf, doc);
                Connection connection = item.connection();
                if (connection != null && !taker.take(batches.connection(leaf, doc, connection, steps), item.unit())) {
                    break;
                }
            }
            return 0;
        });
    }

    /**
     * Reads all of it once.
     *
     * @return how many records the exchanges and connections have together
     * @throws IndexException if some of it is damaged
     */
    public long check() {
        guard.run(() -> {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            batches.packs().check();
            return 0;
        });
        long[] count = new long[3];
        exchanges(find(null), true, (number, exchange, noise) -> {
            count[0]++;
            count[2] += exchange.steps().size();
            return true;
        });
        connections(null, true, (connection, unit) -> {
            count[1]++;
            count[2] += connection.steps().size();
            return true;
        });
        long connections = logs.stream().mapToLong(IndexedLog::connections).sum();
        if (count[0] != exchanges() || count[1] != connections) {
            throw new IndexException(IndexFormat.damaged(guard.folder()));
        }
        return count[2];
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = reader.leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    @Override
    public void close() {
        guard.run(() -> {
            reader.close();
            directory.close();
            return 0;
        });
    }

    /** Where an exchange or a connection comes among all. */
    private interface Ranking {
        long of(int log, long sequence);
    }
}
