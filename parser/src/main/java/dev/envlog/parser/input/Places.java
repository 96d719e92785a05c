package dev.envlog.parser.input;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where in the input stands what is in a buffer, of which the ends of over-long lines were skipped. */
final class Places {

    /** Of the buffer's first byte, without what was skipped. */
    private long origin;

    /** How much was skipped up to each place where something was; null if nothing was. */
    private @Nullable TreeMap<Long, Long> skips;

    /** The place of a byte of the buffer. */
    long of(int at) {
        long place = origin + at;
        Map.Entry<Long, Long> skip = skips == null ? null : skips.floorEntry(place);
        return skip == null ? place : place + skip.getValue();
    }

    /** So many bytes that stood there are not in the buffer. */
    void skipped(int at, long count) {
        if (skips == null) {
            skips = new TreeMap<>();
        }
        skips.put(origin + at, count + (skips.isEmpty() ? 0 : skips.lastEntry().getValue()));
    }

    /** So many bytes at the beginning of the buffer are not in it any more. */
    void moved(int bytes) {
        origin += bytes;
    }
}
