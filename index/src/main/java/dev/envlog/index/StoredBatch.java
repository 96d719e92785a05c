package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackReader;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What was stored of a batch: its heads at once, its steps when first asked for. */
final class StoredBatch {

    private static final int MOST = 1 << 24;

    /**
     * One of it: an exchange or a connection.
     *
     * @param unit resolution of the times of a connection's log
     */
    record Item(
            long sequence,
            boolean noise,
            @Nullable Exchange exchange,
            @Nullable Connection connection,
            int unit) {

        /** Who others of a connection's records belong to. */
        List<StreamRef> users() {
            return connection == null ? List.of() : connection.users();
        }

        /** Who most of its records belong to. */
        StreamRef self() {
            if (exchange != null) {
                return exchange.ref();
            }
            return new StreamRef(connection == null ? null : connection.id(), null);
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final BytesRef packedSteps;
    private @Nullable List<List<StepCodec.Told>> steps;

    StoredBatch(BytesRef packedHeads, BytesRef packedSteps) {
        this.packedSteps = packedSteps;
        Columns.Reading from = new Columns.Reading(open(packedHeads));
        PackReader in = from.rest;
        HeadCodec codec = new HeadCodec();
        for (int n = in.count(MOST); n > 0; n--) {
            int kind = in.octet();
            long sequence = in.number();
            if (kind == Batch.CONNECTION) {
                int unit = in.count(Integer.MAX_VALUE);
                items.add(new Item(sequence, false, null, codec.connection(unit, from), unit));
            } else {
                items.add(new Item(sequence, kind == Batch.NOISE, codec.exchange(from), null, 0));
            }
        }
    }

    Item item(int slot) {
        if (slot < 0 || slot >= items.size()) {
            throw new DamagedException("place " + slot + " of " + items.size());
        }
        return items.get(slot);
    }

    List<StepCodec.Told> steps(int slot) {
        List<List<StepCodec.Told>> known = steps;
        if (known == null) {
            known = new ArrayList<>();
            StepCodec.Reading from = new StepCodec.Reading(open(packedSteps));
            for (Item item : items) {
                known.add(from.read(item.self(), item.users()));
            }
            steps = known;
        }
        return known.get(slot);
    }

    private static PackReader open(BytesRef bytes) {
        return Deflated.read(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }
}
