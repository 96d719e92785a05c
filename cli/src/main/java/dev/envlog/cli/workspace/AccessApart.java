package dev.envlog.cli.workspace;

import dev.envlog.cli.input.LogSet;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The logs of a pod whose access log lies apart from the others, in files of its own. A request is told by lines of both.
 *
 * @param access logs that begin with a line of the access log
 * @param others the pod's other logs
 */
record AccessApart(List<LogSet> access, List<LogSet> others) {

    /** All such pods, by name. A pipe is in none: it cannot be read twice. */
    static Map<String, AccessApart> of(List<LogSet> logs) {
        Map<String, AccessApart> all = new LinkedHashMap<>();
        for (LogSet log : logs) {
            String pod = log.pod();
            if (pod != null && !log.once()) {
                AccessApart of = all.computeIfAbsent(pod, any -> new AccessApart(new ArrayList<>(), new ArrayList<>()));
                // Of a log that begins with access-log lines no time is known.
                (log.firstTime() == Event.NO_TIME ? of.access : of.others).add(log);
            }
        }
        all.values().removeIf(of -> of.access.isEmpty() || of.others.isEmpty());
        return all;
    }

    /** All of its logs, the access log first. */
    List<LogSet> logs() {
        return Stream.concat(access.stream(), others.stream()).toList();
    }
}
