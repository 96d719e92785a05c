package dev.envlog.cli.workspace;

import dev.envlog.cli.input.LogSet;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads several logs in order of time, as if they were one: of the open logs the one whose next record is the oldest gives it.
 *
 * <p>A log is opened when the others have come to the time at which it begins, and closed at its end, so logs that follow one
 * another are never open together. Of logs that overlap at most {@value #MOST_OPEN} are open at a time; where there are more, the
 * rest begins as others end, out of order. Within a log the order is that of its lines, whatever their times: an own clock that
 * runs back mixes nothing up. Records without time come right after the one before them; logs without any time come first, one
 * after the other.
 *
 * <p>Where an access log lies in a file of its own, its clock may be that of another time zone ({@link AccessClocks}).
 *
 * <p>All logs share one correlator, which tells their pods apart: two logs of the same pod are one to it. A pod is finished when
 * the last log that brings or is named after it ends; then what was open of it is handed out, and forgotten.
 */
final class Merge {

    /** Logs read side by side. Each costs its buffer and the statements that it keeps in mind, a megabyte or two. */
    static final int MOST_OPEN = 24;

    private static final Comparator<OpenLog> OLDEST_FIRST =
            (a, b) -> a.time != b.time ? Long.compare(a.time, b.time) : Integer.compare(a.order, b.order);

    private record Waiting(LogSet log, int order) {}

    private final Correlator correlator;
    private final Heap heap = new Heap();
    private final Workspace.Reading reading;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** How many of the logs that were not opened yet are named after a pod. */
    private final Map<String, Integer> expected = new HashMap<>();

    private final PriorityQueue<OpenLog> open = new PriorityQueue<>(OLDEST_FIRST);
    private final PodReports reports = new PodReports();
    private final boolean alone;
    private final AccessClocks clocks;
    private boolean late;

    Merge(List<LogSet> logs, CorrelatorOptions options, Workspace.Reading reading) {
        this.alone = logs.size() == 1;
        this.reading = alone ? reading : new TimeOrder(logs, reading);
        this.clocks = AccessClocks.of(logs);
        this.correlator = new Correlator(options, this.reading);
        List<Waiting> all = new ArrayList<>();
        for (LogSet log : logs) {
            all.add(new Waiting(log, all.size()));
            String pod = log.pod();
            if (pod != null) {
                expected.merge(pod, 1, Integer::sum);
            }
        }
        all.sort((a, b) -> Long.compare(a.log.firstTime(), b.log.firstTime()));
        waiting.addAll(all);
    }

    /** Reads all of them, or as much as is wanted. */
    List<InputReport> read() {
        openDue();
        OpenLog feed = open.poll();
        while (feed != null && !reading.enough()) {
            Event event = feed.event();
            if (reading.gap(event)) {
                correlator.gap();
            }
            reading.record(event);
            correlator.accept(event);
            heap.record();
            if (reading.enough()) {
                // Before the next record is read, which nobody wants.
                break;
            }
            if (!feed.advance()) {
                end(feed);
                openDue();
                feed = open.poll();
            } else if (isOvertaken(feed)) {
                open.add(feed);
                openDue();
                feed = open.poll();
            }
        }
        stop(feed);
        correlator.finish();
        if (reading instanceof TimeOrder order) {
            order.finish();
        }
        List<InputReport> all = reports.all();
        if (late) {
            all.add(InputReport.note(
                    "-",
                    "more than " + MOST_OPEN + " logs overlap in time: what goes beyond was read later, out of order"));
        }
        return all;
    }

    /** Whether another log's next record is older. */
    private boolean isOvertaken(OpenLog feed) {
        OpenLog other = open.peek();
        Waiting next = waiting.peek();
        return (other != null && OLDEST_FIRST.compare(feed, other) > 0)
                || (next != null && next.log.firstTime() <= feed.time);
    }

    /** Opens what begins no later than the oldest record of those that are open. */
    private void openDue() {
        while (!waiting.isEmpty()) {
            OpenLog oldest = open.peek();
            if (oldest != null && waiting.element().log.firstTime() > oldest.time) {
                return;
            }
            if (open.size() >= MOST_OPEN) {
                late = true;
                return;
            }
            Waiting next = waiting.remove();
            String pod = next.log.pod();
            if (pod != null) {
                expected.merge(pod, -1, Integer::sum);
            }
            OpenLog feed = new OpenLog(next.log, next.order, alone, clocks.of(pod), !reading.mayStop());
            if (feed.advance()) {
                open.add(feed);
            } else {
                end(feed);
            }
        }
    }

    private void end(OpenLog feed) {
        feed.close();
        reports.closed(feed);
        for (String pod : feed.pods()) {
            boolean goesOn = open.stream().anyMatch(other -> other != feed && other.brought(pod))
                    || (pod != null && expected.getOrDefault(pod, 0) > 0);
            if (!goesOn) {
                reports.finished(pod, correlator.finish(pod));
            }
        }
    }

    /** Nothing more is wanted. */
    private void stop(@Nullable OpenLog current) {
        if (current != null) {
            open.add(current);
        }
        for (OpenLog feed : open) {
            feed.close();
            reports.closed(feed);
        }
        reports.unfinished().forEach(pod -> reports.finished(pod, correlator.summary(pod)));
    }
}
