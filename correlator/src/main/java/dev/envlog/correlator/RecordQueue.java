package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hands out records in the order of the log: one whose owner is not yet known holds back those behind it, of all pods. */
final class RecordQueue {

    /** Records that may wait for the owner of an older one. */
    private static final int MOST_WAITING = 50_000;

    private final CorrelationSink sink;
    private final boolean wanted;
    private final Deque<Rec> records = new ArrayDeque<>();

    RecordQueue(CorrelatorOptions options, CorrelationSink sink) {
        this.sink = sink;
        this.wanted = options.events();
    }

    void add(Rec rec) {
        if (wanted) {
            records.addLast(rec);
        }
    }

    /** A record got its owner: all up to the first one without leave. */
    void settled() {
        if (!wanted) {
            return;
        }
        while (!records.isEmpty() && records.peekFirst().settled) {
            handOut(records.removeFirst());
        }
    }

    /** Waits no longer for the oldest if too many stand behind it: it is its connection's, or nobody's. */
    void relieve() {
        while (records.size() > MOST_WAITING) {
            Rec oldest = records.removeFirst();
            ConnectionTracker printed = oldest.printed;
            if (!oldest.settled && printed != null) {
                oldest.owner = new Owner(new StreamRef(printed.id, null), OwnerRule.CONNECTION_ID, Confidence.INFERRED);
            }
            oldest.settled = true;
            handOut(oldest);
            settled();
        }
    }

    /** Nothing more comes. */
    void finish() {
        while (!records.isEmpty()) {
            handOut(records.removeFirst());
        }
    }

    private void handOut(Rec rec) {
        Event event = rec.copy;
        if (event != null) {
            sink.event(event, rec.restart, rec.attribution, rec.owner);
        }
    }
}
