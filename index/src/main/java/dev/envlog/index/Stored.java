package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;

/** What is stored of one document. */
final class Stored {

    private Stored() {}

    static BytesRef binary(LeafReaderContext leaf, String field, int doc) throws IOException {
        BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
        if (values == null || !values.advanceExact(doc)) {
            throw new DamagedException("nothing is stored as " + field);
        }
        return values.binaryValue();
    }
}
