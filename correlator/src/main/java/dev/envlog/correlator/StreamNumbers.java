package dev.envlog.correlator;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The streams of a connection in the order in which they came: HTTP/2 numbers them 1, 3, 5 … */
final class StreamNumbers {

    /** Finished streams whose number is remembered: their last frames are logged after they ended. */
    private static final int REMEMBERED = 256;

    private final Deque<ExchangeTracker> streams = new ArrayDeque<>(2);
    private long first = 1;
    private boolean known;

    void next(ExchangeTracker stream) {
        streams.addLast(stream);
        if (streams.size() > REMEMBERED) {
            streams.removeFirst();
            first += 2;
        }
    }

    /** Some stream came that the log does not show. */
    void lost() {
        known = false;
    }

    /** The next one is the first of the connection. */
    void countFromHere() {
        known = true;
    }

    /** Whether none is missing. */
    boolean areKnown() {
        return known;
    }

    boolean areThere() {
        return !streams.isEmpty();
    }

    @Nullable
    ExchangeTracker newest() {
        return streams.peekLast();
    }

    /** The one of that number, null if unknown. */
    @Nullable
    ExchangeTracker exchange(long number) {
        if (!known || number < first || (number & 1) == 0) {
            return null;
        }
        long index = (number - first) / 2;
        if (index >= streams.size()) {
            return null;
        }
        for (ExchangeTracker stream : streams) {
            if (index-- == 0) {
                return stream;
            }
        }
        return null;
    }

    void forget() {
        streams.clear();
        known = false;
    }
}
