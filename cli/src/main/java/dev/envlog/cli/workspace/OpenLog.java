package dev.envlog.cli.workspace;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.cli.input.InputError;
import dev.envlog.cli.input.LogSet;
import dev.envlog.correlator.AccessClock;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.ReadAhead;
import dev.envlog.parser.ReadSummary;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log being read, one record ahead, so that its time can be compared with that of others. */
final class OpenLog implements Closeable {

    /** Place among all, for logs whose records have the same time. */
    final int order;

    /** Envoy writes a line of the access log after the last record of its request; where files are put together it must not come before. */
    private static final long WRITTEN_AFTER_NANOS = 100_000_000;

    private final LogSet log;
    private final boolean alone;
    private final AccessClock clock;
    private final Set<String> pods = new LinkedHashSet<>();
    private @Nullable ReadAhead reader;
    private @Nullable String trouble;
    private @Nullable String lastPod;
    private boolean unnamed;
    private boolean ended;
    /** Time of the record at hand; that of the one before where it has none. */
    long time = Event.NO_TIME;

    /**
     * Opens it.
     *
     * @param alone there is no other log, so that times do not matter
     * @param clock of the access log of its pod
     * @param ahead see {@link ReadAhead#openParts}
     */
    OpenLog(LogSet log, int order, boolean alone, AccessClock clock, boolean ahead) {
        this.log = log;
        this.clock = clock;
        this.alone = alone;
        this.order = order;
        try {
            reader = ReadAhead.openParts(log.parts(), ahead);
        } catch (IOException e) {
            trouble = InputError.words(e);
        }
    }

    /** Reads on; false at the end. */
    boolean advance() {
        ReadAhead open = reader;
        if (open == null || open.next() != Progress.EVENT) {
            ended = true;
            return false;
        }
        Event event = open.event();
        long now = alone ? event.time() : written(event);
        time = now == Event.NO_TIME ? time : now;
        String pod = event.pod();
        if (pod == null) {
            unnamed = true;
        } else if (!pod.equals(lastPod)) {
            pods.add(pod);
            lastPod = pod;
        }
        return true;
    }

    /** When it was written; a line of the access log is stamped with the beginning of its request. */
    private long written(Event event) {
        AccessLogEntry entry = event.kind() == RecordKind.ACCESS ? AccessLogLine.read(event) : null;
        if (entry == null || entry.start() == Event.NO_TIME) {
            return event.time();
        }
        return clock.ofLog(entry.end() == Event.NO_TIME ? entry.start() : entry.end()) + WRITTEN_AFTER_NANOS;
    }

    /** The record at hand, valid until the next one. */
    Event event() {
        if (reader == null) {
            throw new IllegalStateException("not open");
        }
        return reader.event();
    }

    /** The pods whose records it has brought, null being one for those without a name. */
    List<@Nullable String> pods() {
        List<@Nullable String> all = new ArrayList<>(pods);
        if (unnamed) {
            all.add(null);
        }
        return all;
    }

    /** Whether it has brought records of a pod. */
    boolean brought(@Nullable String pod) {
        return pod == null ? unnamed : pods.contains(pod);
    }

    /** What reading it came to: one report, and one more for each of several files that could not be read. */
    List<InputReport> reports() {
        List<InputReport> reports = new ArrayList<>();
        ReadAhead open = reader;
        if (open == null) {
            reports.add(new InputReport(log.name(), null, null, trouble, true));
            return reports;
        }
        ReadSummary summary = open.summary();
        reports.add(new InputReport(log.name(), summary, CorrelationSummary.NOTHING, summary.problem(), ended));
        for (Map.Entry<String, String> one : open.troubles().entrySet()) {
            reports.add(new InputReport(one.getKey(), null, null, one.getValue(), true));
        }
        return reports;
    }

    @Override
    public void close() {
        ReadAhead open = reader;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // All that was wanted of it was read.
                trouble = InputError.words(e);
            }
        }
    }
}
