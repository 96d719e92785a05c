package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the events of one input into connections and exchanges, ties each request to the upstream connections that served it,
 * and gives every record its owner. Where the lines name their pods, each pod is a world of its own: ids collide between them.
 *
 * <p>Events must come in the order of the log. What has finished is handed to the sink and forgotten, so memory is bounded by
 * what is open. Not thread-safe: one correlator per input.
 */
public final class Correlator {

    /** Pods told apart; more are made up. */
    private static final int MOST_PODS = 1024;

    private static final String UNNAMED = "";

    private final CorrelatorOptions options;
    private final CorrelationSink sink;
    private final RecordQueue records;
    private final Map<String, ProcessCorrelator> pods = new LinkedHashMap<>();
    private @Nullable String lastPod;
    private ProcessCorrelator last;

    /** A correlator that hands what it finds to {@code sink}. */
    public Correlator(CorrelatorOptions options, CorrelationSink sink) {
        this.options = options;
        this.sink = sink;
        this.records = new RecordQueue(options, sink);
        this.last = of(UNNAMED);
    }

    /** Takes the next event. */
    public void accept(Event event) {
        String pod = event.pod();
        String name = pod == null ? UNNAMED : pod;
        if (!name.equals(lastPod)) {
            last = of(pods.size() < MOST_PODS || pods.containsKey(name) ? name : UNNAMED);
            lastPod = name;
        }
        last.accept(event);
    }

    private ProcessCorrelator of(String name) {
        return pods.computeIfAbsent(name, key -> new ProcessCorrelator(options, sink, records));
    }

    /** Nothing more comes for now: hands out what has finished. */
    public void quiet() {
        pods.values().forEach(ProcessCorrelator::quiet);
    }

    /** The input is at its end: hands out the rest as unfinished. */
    public void finish() {
        pods.values().forEach(ProcessCorrelator::finish);
        records.finish();
    }

    /** What was noticed on the way. */
    public CorrelationSummary summary() {
        Collection<ProcessCorrelator> all = pods.values();
        int restarts = 0;
        int threads = 0;
        long evicted = 0;
        boolean poolLogged = true;
        for (ProcessCorrelator pod : all) {
            CorrelationSummary summary = pod.summary();
            restarts += summary.restarts();
            threads += summary.threads();
            evicted += summary.evicted();
            poolLogged &= summary.poolLogged();
        }
        return new CorrelationSummary(restarts, threads, evicted, poolLogged);
    }
}
