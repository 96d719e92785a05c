package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.parser.ReadSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reading several logs came to. What is noticed of a pod stands beside the log that brought most of its records: where its access
 * log is a file of its own, not beside that one.
 */
final class PodReports {

    private record Source(int order, long records) {}

    private final Map<Integer, List<InputReport>> reports = new TreeMap<>();
    private final Map<@Nullable String, Source> sources = new HashMap<>();
    private final Map<Integer, CorrelationSummary> summaries = new HashMap<>();

    /** A log was closed. */
    void closed(OpenLog log) {
        List<InputReport> ended = log.reports();
        reports.put(log.order, ended);
        ReadSummary read = ended.get(0).summary();
        Source source = new Source(log.order, read == null ? 0 : read.logRecords());
        for (String pod : log.pods()) {
            sources.merge(pod, source, (one, other) -> other.records > one.records ? other : one);
        }
    }

    /** This was noticed of the pod, of which nothing more comes. */
    void finished(@Nullable String pod, CorrelationSummary summary) {
        Source source = sources.remove(pod);
        if (source != null) {
            summaries.merge(source.order, summary, CorrelationSummary::plus);
        }
    }

    /** Pods of which logs were closed, and that are not finished. */
    List<@Nullable String> unfinished() {
        return new ArrayList<>(sources.keySet());
    }

    /** All of them, in the order of the logs. */
    List<InputReport> all() {
        List<InputReport> all = new ArrayList<>();
        reports.forEach((order, of) -> {
            InputReport first = of.get(0);
            CorrelationSummary summary = summaries.get(order);
            all.add(summary == null || first.summary() == null ? first : first.correlated(summary));
            all.addAll(of.subList(1, of.size()));
        });
        return all;
    }
}
