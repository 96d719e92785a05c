package dev.envlog.index;

import dev.envlog.memory.Recent;
import dev.envlog.pack.DamagedException;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The batches of an index; those used last are kept open. */
final class Batches {

    /** Few: they are asked for one after the other, and what is kept long is moved in memory again and again. */
    private static final int OPEN = 3;

    private final IndexReader reader;
    private final NumberColumn logs = new NumberColumn(Fields.LOG);
    private final NumberColumn numbers = new NumberColumn(Fields.BATCH_NUMBER);
    private final NumberColumn slots = new NumberColumn(Fields.SLOT);
    private final Guard guard;
    private @Nullable Packs packs;
    private final Map<String, StoredBatch> open = Recent.byUse(OPEN);

    Batches(IndexReader reader, Guard guard) {
        this.reader = reader;
        this.guard = guard;
    }

    /** The batch of a document of an exchange or a connection. */
    StoredBatch.Item item(LeafReaderContext leaf, int doc) throws IOException {
        return batch(leaf, doc).item(slot(leaf, doc));
    }

    /** An exchange without its steps, or with steps that are unpacked when they are looked at. */
    Exchange exchange(LeafReaderContext leaf, int doc, Exchange e, boolean steps) throws IOException {
        return !steps
                ? e
                : new Exchange(
                        e.kind(),
                        e.origin(),
                        e.ref(),
                        e.parent(),
                        e.thread(),
                        e.peer(),
                        e.request(),
                        e.cluster(),
                        e.route(),
                        e.attempts(),
                        e.response(),
                        e.filters(),
                        e.span(),
                        e.phases(),
                        e.cause(),
                        e.extent(),
                        steps(leaf, doc));
    }

    /** Likewise. */
    Connection connection(LeafReaderContext leaf, int doc, Connection c, boolean steps) throws IOException {
        return !steps
                ? c
                : new Connection(
                        c.origin(),
                        c.id(),
                        c.side(),
                        c.thread(),
                        c.peer(),
                        c.tls(),
                        c.protocol(),
                        c.cluster(),
                        c.opened(),
                        c.connected(),
                        c.closed(),
                        c.closedBy(),
                        c.closeReason(),
                        c.filters(),
                        c.users(),
                        c.extent(),
                        steps(leaf, doc));
    }

    private List<Step> steps(LeafReaderContext leaf, int doc) throws IOException {
        StoredBatch batch = batch(leaf, doc);
        int slot = slot(leaf, doc);
        int log = (int) logs.of(leaf, doc);
        // Whoever looks at them may be past what read the exchange.
        return new StoredSteps(() -> guard.run(() -> steps(batch.steps(slot), log)));
    }

    private List<Step> steps(List<StepCodec.Told> told, int log) throws IOException {
        List<Step> steps = new ArrayList<>(told.size());
        for (StepCodec.Told one : told) {
            steps.add(new Step(packs().find(log, one.file(), one.line()), one.by(), one.owner(), one.context()));
        }
        return List.copyOf(steps);
    }

    Packs packs() throws IOException {
        if (packs == null) {
            packs = new Packs(reader);
        }
        return packs;
    }

    private int slot(LeafReaderContext leaf, int doc) throws IOException {
        return (int) slots.of(leaf, doc);
    }

    private StoredBatch batch(LeafReaderContext leaf, int doc) throws IOException {
        int log = (int) logs.of(leaf, doc);
        String key = Batch.key(log, numbers.of(leaf, doc));
        StoredBatch known = open.get(key);
        if (known == null) {
            known = read(key, leaf);
            open.put(key, known);
        }
        return known;
    }

    /** It stands with its documents, so that it is looked for there first. */
    private StoredBatch read(String key, LeafReaderContext near) throws IOException {
        StoredBatch found = readFrom(key, near);
        for (LeafReaderContext leaf : reader.leaves()) {
            found = found == null ? readFrom(key, leaf) : found;
        }
        if (found == null) {
            throw new DamagedException("batch " + key + " is missing");
        }
        return found;
    }

    private static @Nullable StoredBatch readFrom(String key, LeafReaderContext leaf) throws IOException {
        PostingsEnum docs = leaf.reader().postings(new Term(Fields.KEY, key), PostingsEnum.NONE);
        Bits live = leaf.reader().getLiveDocs();
        while (docs != null && docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(docs.docID())) {
                BytesRef heads = BytesRef.deepCopyOf(Stored.binary(leaf, Fields.HEADS, docs.docID()));
                BytesRef steps = BytesRef.deepCopyOf(Stored.binary(leaf, Fields.STEPS, docs.docID()));
                return new StoredBatch(heads, steps);
            }
        }
        return null;
    }
}
