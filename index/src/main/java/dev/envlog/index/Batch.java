package dev.envlog.index;

import dev.envlog.log.Event;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackWriter;
import dev.envlog.query.Subject;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** Exchanges and connections that ended one after the other: stored together, found each by its own. */
final class Batch {

    private static final int MOST = 512;
    private static final int MOST_STEPS = 1 << 15;

    /** Kinds of what is in it, as stored. */
    static final int EXCHANGE = 0;

    static final int NOISE = 1;
    static final int CONNECTION = 2;

    /**
     * An exchange or a connection.
     *
     * @param kind {@link #EXCHANGE}, {@link #NOISE} for an exchange that is, {@link #CONNECTION}
     * @param sequence its place among those of its log
     * @param unit resolution of the times of a connection's log
     * @param came when it came: the latest time in its log by then
     */
    private record Item(
            int kind,
            long sequence,
            @org.jspecify.annotations.Nullable Exchange exchange,
            @org.jspecify.annotations.Nullable Connection connection,
            int unit,
            long came) {}

    private final List<Item> items = new ArrayList<>();
    private final Columns heads = new Columns();
    private final HeadCodec headCodec = new HeadCodec();
    private final StepCodec stepCodec = new StepCodec();
    private long steps;

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean isFull() {
        return items.size() >= MOST || steps >= MOST_STEPS;
    }

    void add(Exchange exchange, boolean noise, long sequence, long came) {
        int kind = noise ? NOISE : EXCHANGE;
        items.add(new Item(kind, sequence, exchange, null, 0, came));
        steps += exchange.steps().size();
        begin(kind, sequence);
        headCodec.write(exchange, heads);
        stepCodec.write(exchange.steps(), exchange.ref(), List.of());
    }

    void add(Connection connection, int unit, long sequence, long came) {
        items.add(new Item(CONNECTION, sequence, null, connection, unit, came));
        steps += connection.steps().size();
        begin(CONNECTION, sequence);
        heads.rest.number(unit);
        headCodec.write(connection, unit, heads);
        stepCodec.write(connection.steps(), new StreamRef(connection.id(), null), connection.users());
    }

    /** What is stored is put together as it comes: whoever makes the documents, on a thread of its own, has more to do than who reads. */
    private void begin(int kind, long sequence) {
        heads.rest.octet(kind);
        heads.rest.number(sequence);
    }

    long exchanges() {
        return items.stream().filter(item -> item.kind != CONNECTION).count();
    }

    long connections() {
        return items.size() - exchanges();
    }

    /**
     * Makes a document for each, and one with what is stored of them.
     *
     * @param rareWords filled by the maker
     */
    void documents(int log, int number, ExchangeDocument maker, Hashes rareWords, Consumer<Document> documents) {
        rareWords.clear();
        int slot = 0;
        for (Item item : items) {
            Document document;
            Exchange exchange = item.exchange;
            Connection connection = item.connection;
            if (exchange != null) {
                document = maker.of(Subject.of(item.sequence + 1, exchange, item.kind == NOISE), documents);
                document.add(new StringField(Fields.DOC, Fields.EXCHANGE, Store.NO));
                if (exchange.span().end() == Event.NO_TIME) {
                    document.add(new NumericDocValuesField(Fields.UNENDED, item.came));
                }
            } else if (connection != null) {
                document = new Document();
                document.add(new StringField(Fields.DOC, Fields.CONNECTION, Store.NO));
                document.add(new NumericDocValuesField(Fields.CAME, item.came));
                document.add(new StringField(Fields.ID, Long.toUnsignedString(connection.id()), Store.NO));
            } else {
                continue;
            }
            document.add(new NumericDocValuesField(Fields.BATCH_NUMBER, number));
            document.add(new NumericDocValuesField(Fields.SLOT, slot++));
            document.add(new NumericDocValuesField(Fields.SEQUENCE, item.sequence));
            documents.accept(document);
        }
        PackWriter packedHeads = new PackWriter();
        heads.writeTo(packedHeads, items.size());
        PackWriter packedSteps = new PackWriter();
        stepCodec.writeTo(packedSteps);
        Document stored = new Document();
        stored.add(new StringField(Fields.DOC, Fields.BATCH, Store.NO));
        stored.add(new StringField(Fields.KEY, key(log, number), Store.NO));
        stored.add(new NumericDocValuesField(Fields.BATCH_NUMBER, number));
        stored.add(new BinaryDocValuesField(Fields.HEADS, new BytesRef(Deflated.of(packedHeads))));
        stored.add(new BinaryDocValuesField(Fields.STEPS, new BytesRef(Deflated.of(packedSteps))));
        rareWords.forEach(hash -> stored.add(new StringField(Fields.HASHES, Fields.term(hash), Store.NO)));
        documents.accept(stored);
    }

    static String key(int log, long number) {
        return log + "/" + number;
    }
}
