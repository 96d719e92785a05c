package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/** A number that is stored of each document. Opened anew only where documents are not asked for in their order. */
final class NumberColumn {

    private final String field;
    private @Nullable LeafReaderContext leaf;
    private @Nullable NumericDocValues values;

    NumberColumn(String field) {
        this.field = field;
    }

    /**
     * The number of a document.
     *
     * @throws DamagedException if it has none
     */
    long of(LeafReaderContext context, int doc) throws IOException {
        NumericDocValues open = values;
        if (open == null || leaf != context || open.docID() > doc) {
            open = context.reader().getNumericDocValues(field);
            leaf = context;
            values = open;
        }
        if (open == null || !open.advanceExact(doc)) {
            throw new DamagedException("nothing is stored as " + field);
        }
        return open.longValue();
    }
}
