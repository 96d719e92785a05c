package dev.envlog.index;

import dev.envlog.log.Event;
import dev.envlog.memory.Recent;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackReader;
import dev.envlog.parser.PackedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The packs of records of an index; those used last are kept open. */
final class Packs {

    private static final int OPEN = 12;

    private record Place(int log, RecordPack.Lines lines, LeafReaderContext leaf, int doc) {}

    private final IndexReader reader;
    private final PackedRecords.Opener opener = new PackedRecords.Opener();
    /** By file: the packs that have lines of it, in the order of the index. */
    private final Map<String, List<Place>> files = new LinkedHashMap<>();

    /** By document. */
    private final Map<Integer, PackedRecords> open = Recent.byUse(OPEN);

    Packs(IndexReader reader) throws IOException {
        this.reader = reader;
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues lines = leaf.reader().getBinaryDocValues(Fields.LINES);
            NumericDocValues log = leaf.reader().getNumericDocValues(Fields.LOG);
            Bits live = leaf.reader().getLiveDocs();
            if (lines == null || log == null) {
                continue;
            }
            for (int doc = lines.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = lines.nextDoc()) {
                if ((live == null || live.get(doc)) && log.advanceExact(doc)) {
                    int number = (int) log.longValue();
                    RecordPack.lines(reader(lines.binaryValue()))
                            .forEach((file, range) -> files.computeIfAbsent(file, key -> new ArrayList<>())
                                    .add(new Place(number, range, leaf, lines.docID())));
                }
            }
        }
    }

    /** The record of a log that begins with that line. */
    Event find(int log, String file, int line) throws IOException {
        for (Place place : files.getOrDefault(file, List.of())) {
            if (place.log == log && place.lines.has(line)) {
                Event found = pack(place).find(file, line);
                if (found != null) {
                    return found;
                }
            }
        }
        throw new DamagedException("line " + line + " of " + file + " is missing");
    }

    private PackedRecords pack(Place place) throws IOException {
        int document = place.leaf.docBase + place.doc;
        PackedRecords known = open.get(document);
        if (known == null) {
            BytesRef bytes = Stored.binary(place.leaf, Fields.PACK, place.doc);
            known = opener.open(Deflated.read(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
            open.put(document, known);
        }
        return known;
    }

    /** How many records there are, all unpacked once. */
    long check() throws IOException {
        long records = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues packs = leaf.reader().getBinaryDocValues(Fields.PACK);
            Bits live = leaf.reader().getLiveDocs();
            while (packs != null && packs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(packs.docID())) {
                    BytesRef bytes = packs.binaryValue();
                    records += opener.open(Deflated.read(bytes.bytes, bytes.offset, bytes.offset + bytes.length))
                            .count();
                }
            }
        }
        return records;
    }

    private static PackReader reader(BytesRef bytes) {
        return new PackReader(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }
}
