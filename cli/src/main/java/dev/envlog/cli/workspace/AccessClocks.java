package dev.envlog.cli.workspace;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.access.RequestIds;
import dev.envlog.cli.input.LogSet;
import dev.envlog.correlator.AccessClock;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the clocks of access logs that lie in files of their own are from those of the other logs of the same pod: what is merged by
 * time must have one clock. Learned of requests whose id both tell, before the logs are merged, and only where there are two such logs.
 */
final class AccessClocks {

    /** Ids of an access log that are remembered, and records of the other log that are looked at for one of them. */
    private static final int MOST_IDS = 100_000;

    private static final int MOST_RECORDS = 200_000;

    /** Requests that agree: an id may be printed twice for other reasons. */
    private static final int ENOUGH = 3;

    private static final AccessClock UNKNOWN = new AccessClock();

    private final Map<String, AccessClock> byPod = new HashMap<>();

    private AccessClocks() {}

    static AccessClocks of(List<LogSet> logs) {
        AccessClocks clocks = new AccessClocks();
        AccessApart.of(logs).forEach((pod, of) -> clocks.byPod.put(pod, learn(of.access(), of.others())));
        return clocks;
    }

    /** The clock of a pod's access log. */
    AccessClock of(@Nullable String pod) {
        return pod == null ? UNKNOWN : byPod.getOrDefault(pod, UNKNOWN);
    }

    private static AccessClock learn(List<LogSet> lines, List<LogSet> others) {
        Map<String, Long> starts = starts(lines);
        Map<Long, AccessClock> clocks = new HashMap<>();
        Map<Long, Integer> votes = new HashMap<>();
        for (LogSet log : starts.isEmpty() ? List.<LogSet>of() : others) {
            read(log, event -> {
                String id = event.event() == EventKind.HTTP_REQUEST_HEADERS ? event.header("x-request-id") : null;
                // Of several with one id in the log the first counts.
                Long start = id == null ? null : starts.remove(RequestIds.untraced(id));
                AccessClock one = new AccessClock();
                if (start != null) {
                    one.learn(start, event.time());
                }
                if (!one.isKnown()) {
                    return true;
                }
                clocks.putIfAbsent(one.ofLog(0), one);
                return votes.merge(one.ofLog(0), 1, Integer::sum) < ENOUGH;
            });
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> clocks.get(most.getKey()))
                .orElseGet(AccessClock::new);
    }

    /** When requests began, by their ids, of which each is of one line. */
    private static Map<String, Long> starts(List<LogSet> lines) {
        Map<String, Long> starts = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (LogSet log : lines) {
            read(log, event -> {
                AccessLogEntry entry = event.kind() == RecordKind.ACCESS ? AccessLogLine.read(event) : null;
                String printed = entry == null || entry.start() == Event.NO_TIME ? null : entry.requestId();
                if (entry != null && printed != null && RequestIds.isId(printed)) {
                    String id = RequestIds.untraced(printed);
                    if (several.contains(id) || starts.putIfAbsent(id, entry.start()) != null) {
                        several.add(id);
                        starts.remove(id);
                    }
                }
                return starts.size() < MOST_IDS && several.size() < MOST_IDS;
            });
        }
        return starts;
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
}
