package dev.envlog.cli.workspace;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Puts the requests of several logs in order of their ends. Each pod's come in that order, but some time after the end: the one
 * that logs little waits longer for the line that tells it is over. So a request is held until the logs are some seconds past its
 * end, or until many are held. What has no end comes when it comes.
 */
final class TimeOrder extends PassingOn {

    /** As long as a correlator waits for an access-log line, and a little. */
    private static final long HORIZON = 13_000_000_000L;

    private static final int MOST_HELD = 512;

    private record Held(Exchange exchange, long end, long seq) {}

    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::end).thenComparingLong(Held::seq));
    private long now = Event.NO_TIME;
    private long seq;

    TimeOrder(Workspace.Reading reading) {
        super(reading);
    }

    @Override
    public void record(Event event) {
        reading.record(event);
        if (event.time() != Event.NO_TIME) {
            now = event.time();
            release(now - HORIZON, MOST_HELD);
        }
    }

    @Override
    public void exchange(Exchange exchange) {
        long end = exchange.span().end();
        if (end == Event.NO_TIME) {
            end = now;
        }
        held.add(new Held(exchange, end, seq++));
        release(Long.MIN_VALUE, MOST_HELD);
    }

    /** Hands out the rest. */
    void finish() {
        release(Long.MIN_VALUE, 0);
    }

    private void release(long until, int most) {
        while (!held.isEmpty() && (held.size() > most || held.element().end < until)) {
            reading.exchange(held.remove().exchange);
        }
    }
}
