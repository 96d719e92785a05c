package dev.envlog.index;

import dev.envlog.access.LogSpan;
import dev.envlog.index.IndexedLog.Settled;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Takes one log as it is read: its records, and what the correlator makes of them. Reading the same bytes gives the same exchanges
 * in the same order, so that of a log that has grown, and is read again from its beginning, those already written are known by
 * their number.
 *
 * <p>What is written for good is what no later byte can change: all up to the last record but one, in full packs and batches. The
 * rest is written at each {@link #write}, and written anew at the next.
 */
public final class LogWriter {

    private final ExchangeIndex index;
    private final IndexWriter writer;
    private final int number;
    private final String name;
    private final String said;
    private final Settled before;

    private final LineKinds kinds;
    private final Hashes rareWords = new Hashes();
    private final ExchangeDocument maker;

    private RecordPack pack = new RecordPack();
    private Batch batch = new Batch();
    private long records;
    private long exchanges;
    private long connections;
    private long settledRecords;
    private long settledExchanges;
    private long settledConnections;
    private int packs;
    private int batches;
    private final LogSpan span = new LogSpan();

    LogWriter(ExchangeIndex index, IndexWriter writer, int number, String name, String said, Settled before) {
        this.index = index;
        this.writer = writer;
        this.number = number;
        this.name = name;
        this.said = said;
        this.before = before;
        this.kinds = new LineKinds(number, before.kinds());
        this.maker = new ExchangeDocument(rareWords, kinds);
        this.settledRecords = before.records();
        this.settledExchanges = before.exchanges();
        this.settledConnections = before.connections();
        this.packs = before.packs();
        this.batches = before.batches();
    }

    /** The log's own number in the index. */
    public int number() {
        return number;
    }

    /** How many records came. */
    public long records() {
        return records;
    }

    /** How many exchanges came. */
    public long exchanges() {
        return exchanges;
    }

    /** Whether everything that is settled came by again. */
    public boolean isPastSettled() {
        return records >= before.records() && exchanges >= before.exchanges() && connections >= before.connections();
    }

    /** The next record, before the correlator gets it. */
    public void record(Event event) {
        if (batch.isFull() && isPastSettled()) {
            // Only now: the record before this one may not have been whole.
            settle();
        }
        if (pack.isFull()) {
            settlePack();
        }
        span.record(event);
        records++;
        if (records > before.records()) {
            pack.add(event);
        }
    }

    /** The next exchange, with its steps. */
    public void exchange(Exchange exchange, boolean noise) {
        if (++exchanges > before.exchanges()) {
            batch.add(exchange, noise, exchanges - 1, span.last());
        }
    }

    /**
     * The next connection, with its steps.
     *
     * @param unit resolution of the log's times in nanoseconds, 0 if it has none
     */
    public void connection(Connection connection, int unit) {
        if (++connections > before.connections()) {
            batch.add(connection, unit, connections - 1, span.last());
        }
    }

    private void settlePack() {
        RecordPack full = pack;
        settledRecords += full.count();
        packs++;
        pack = new RecordPack();
        index.background.run(() -> add(document(full), false));
    }

    private void settle() {
        Batch full = batch;
        int place = batches++;
        settledExchanges += full.exchanges();
        settledConnections += full.connections();
        batch = new Batch();
        index.background.run(() -> {
            kinds.beginBatch();
            full.documents(number, place, maker, rareWords, document -> add(document, false));
            kinds.settleBatch();
        });
    }

    /**
     * Writes all that came, in place of what was written of it and is not settled. The next {@link ExchangeIndex#commit} makes it
     * last.
     *
     * @param parts the log's files as far as they were read
     * @param bytes of its text that were read
     * @param notes see {@link IndexedLog#notes}
     * @throws IndexException if less came than is settled of it
     */
    public IndexedLog write(List<LogPart> parts, long bytes, String notes) {
        if (!isPastSettled()) {
            throw new IndexException(
                    index.folder + ": " + name + " does not begin as it did when it was indexed; remove"
                            + " the index (envlog index rm " + index.folder + ") and index anew");
        }
        index.background.await();
        try {
            writer.deleteDocuments(new Term(Fields.OPEN, Integer.toString(number)));
        } catch (IOException e) {
            throw IndexFormat.problem(index.folder, e);
        } catch (AlreadyClosedException e) {
            throw IndexFormat.problem(index.folder, e);
        }
        if (pack.count() > 0) {
            add(document(pack), true);
        }
        if (!batch.isEmpty()) {
            kinds.beginBatch();
            batch.documents(number, batches, maker, rareWords, document -> add(document, true));
        }
        Settled settled =
                new Settled(settledExchanges, settledConnections, settledRecords, batches, packs, kinds.next());
        IndexedLog log = new IndexedLog(
                number,
                name,
                said,
                parts,
                settled,
                exchanges,
                connections,
                span.first(),
                span.last(),
                bytes,
                notes,
                false);
        index.put(log);
        return log;
    }

    private static Document document(RecordPack pack) {
        Document document = new Document();
        document.add(new StringField(Fields.DOC, Fields.RECORDS, Store.NO));
        pack.addTo(document);
        return document;
    }

    private void add(Document document, boolean open) {
        document.add(new StringField(Fields.LOG, Integer.toString(number), Store.NO));
        document.add(new NumericDocValuesField(Fields.LOG, number));
        if (open) {
            document.add(new StringField(Fields.OPEN, Integer.toString(number), Store.NO));
        }
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw IndexFormat.problem(index.folder, e);
        } catch (AlreadyClosedException e) {
            throw IndexFormat.problem(index.folder, e);
        }
    }
}
