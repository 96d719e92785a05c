package dev.envlog.cli.workspace;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.access.RequestIds;
import dev.envlog.cli.input.LogSet;
import dev.envlog.correlator.AccessClock;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the clocks of access logs that lie in files of their own are from those of the other logs of the same pod: what is merged by
 * time must have one clock. Learned of a request whose id both tell, before the logs are merged, and only where there are two such logs.
 */
final class AccessClocks {

    /** Ids of an access log that are remembered, and records of the other log that are looked at for one of them. */
    private static final int MOST_IDS = 100_000;

    private static final int MOST_RECORDS = 200_000;

    private static final AccessClock UNKNOWN = new AccessClock();

    private final Map<String, AccessClock> byPod = new HashMap<>();

    private AccessClocks() {}

    static AccessClocks of(List<LogSet> logs) {
        AccessClocks clocks = new AccessClocks();
        Map<String, List<LogSet>> access = new HashMap<>();
        for (LogSet log : logs) {
            String pod = pod(log);
            // Of a log that begins with access-log lines no time is known.
            if (pod != null && !log.once() && log.firstTime() == Event.NO_TIME) {
                access.computeIfAbsent(pod, any -> new ArrayList<>()).add(log);
            }
        }
        access.forEach((pod, lines) -> {
            List<LogSet> others = logs.stream()
                    .filter(log -> pod.equals(pod(log)) && !log.once() && log.firstTime() != Event.NO_TIME)
                    .toList();
            if (!others.isEmpty()) {
                clocks.byPod.put(pod, learn(lines, others));
            }
        });
        return clocks;
    }

    /** The clock of a pod's access log. */
    AccessClock of(@Nullable String pod) {
        return pod == null ? UNKNOWN : byPod.getOrDefault(pod, UNKNOWN);
    }

    private static AccessClock learn(List<LogSet> lines, List<LogSet> others) {
        AccessClock clock = new AccessClock();
        Map<String, Long> starts = new HashMap<>();
        for (LogSet log : lines) {
            read(log, event -> {
                AccessLogEntry entry = event.kind() == RecordKind.ACCESS ? AccessLogLine.read(event) : null;
                String id = entry == null || entry.start() == Event.NO_TIME ? null : entry.requestId();
                if (entry != null && id != null) {
                    starts.put(RequestIds.untraced(id), entry.start());
                }
                return starts.size() < MOST_IDS;
            });
        }
        for (LogSet log : starts.isEmpty() ? List.<LogSet>of() : others) {
            read(log, event -> {
                String id = event.kind() == RecordKind.LOG ? event.header("x-request-id") : null;
                Long start = id == null ? null : starts.get(RequestIds.untraced(id));
                if (start != null) {
                    clock.learn(start, event.time());
                }
                return !clock.isKnown();
            });
            if (clock.isKnown()) {
                break;
            }
        }
        return clock;
    }

    private interface Look {
        /** Whether to go on. */
        boolean at(Event event);
    }

    /** What cannot be read is told where it is read as a whole. */
    private static void read(LogSet log, Look look) {
        try (EventReader reader = EventReader.openParts(log.parts())) {
            for (int i = 0; i < MOST_RECORDS && reader.next() == Progress.EVENT && look.at(reader.event()); i++) {
                // Each is looked at on the way.
            }
        } catch (IOException e) {
            return;
        }
    }

    private static @Nullable String pod(LogSet log) {
        LogSource first = log.parts().get(0);
        return first.pod();
    }
}
