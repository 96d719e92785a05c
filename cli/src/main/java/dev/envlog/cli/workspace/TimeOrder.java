package dev.envlog.cli.workspace;

import dev.envlog.cli.input.LogSet;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Puts the requests of several logs in order of their ends. Each pod's come in that order, but some time after the end: the one
 * that logs little waits longer for the line that tells it is over. So a request is held until the logs are some seconds past its
 * end, or until many are held. Those of one log keep their order, in which one without an end counts from when it came, and one with
 * an earlier end follows those before it, and of two that end at the same time that of the log named first comes first: so does an index number them.
 */
final class TimeOrder extends PassingOn {

    /** As long as a correlator waits for an access-log line, and a little. */
    private static final long HORIZON = 13_000_000_000L;

    /** Some 600 requests a second for that long; beyond that the order is near to that of their ends. */
    private static final int MOST_HELD = 1 << 13;

    private record Held(Exchange exchange, long end, int log, long seq) {}

    /** Of a log the latest time so far, and of its requests the latest end. */
    private static final class Latest {
        private final int log;
        private long time = Event.NO_TIME;
        private long end = Event.NO_TIME;

        Latest(int log) {
            this.log = log;
        }
    }

    private final PriorityQueue<Held> held = new PriorityQueue<>(
            Comparator.comparingLong(Held::end).thenComparingInt(Held::log).thenComparingLong(Held::seq));
    /** By file. */
    private final Map<String, Latest> logs = new HashMap<>();

    private String lastFile = "";
    private Latest last = new Latest(0);
    private long now = Event.NO_TIME;
    private long seq;

    TimeOrder(List<LogSet> logs, Workspace.Reading reading) {
        super(reading);
        for (LogSet log : logs) {
            Latest latest = new Latest(this.logs.size());
            log.parts().forEach(part -> this.logs.put(part.name(), latest));
        }
    }

    @Override
    public void record(Event event) {
        reading.record(event);
        // A line of the access log says when its request began, maybe by the clock of another time zone.
        if (event.time() != Event.NO_TIME && event.kind() == RecordKind.LOG) {
            Latest latest = latest(event.file());
            latest.time = Math.max(latest.time, event.time());
            now = event.time();
            release(now - HORIZON, MOST_HELD);
        }
    }

    @Override
    public void exchange(Exchange exchange) {
        Latest latest = latest(exchange.origin().file());
        long end = exchange.span().end();
        latest.end = Math.max(latest.end, end == Event.NO_TIME ? latest.time : end);
        held.add(new Held(exchange, latest.end, latest.log, seq++));
        release(Long.MIN_VALUE, MOST_HELD);
    }

    private Latest latest(String file) {
        // Nearly always that of the record before.
        if (!file.equals(lastFile)) {
            last = logs.computeIfAbsent(file, name -> new Latest(logs.size()));
            lastFile = file;
        }
        return last;
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
