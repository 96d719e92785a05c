package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the events of a run's inputs into connections and exchanges, ties each request to the upstream connections that served
 * it, and gives every record its owner. Each pod is a world of its own: ids collide between them. The pod of an event is what
 * its lines name, or what its input stands for.
 *
 * <p>The events of a pod must come in the order of its log; those of several pods may be mixed as one likes. What has finished is
 * handed to the sink and forgotten, so memory is bounded by what is open. Not thread-safe.
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

    /**
     * Between the last event and the next one some of the log was left out: what was open stays open, but no event is explained
     * by one on the other side.
     */
    public void gap() {
        pods.values().forEach(ProcessCorrelator::gap);
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

    /**
     * Nothing more comes of a pod: hands out what is open of it as unfinished, and forgets it.
     *
     * @param pod as events name it, null for those that name none
     * @return what was noticed about it; about nothing if no event was of it
     */
    public CorrelationSummary finish(@Nullable String pod) {
        ProcessCorrelator ended = pods.remove(pod == null ? UNNAMED : pod);
        if (ended == null) {
            return CorrelationSummary.NOTHING;
        }
        lastPod = null;
        ended.finish();
        records.settled();
        return ended.summary();
    }

    /**
     * What was noticed on the way about one pod that is not finished.
     *
     * @param pod as events name it, null for those that name none
     */
    public CorrelationSummary summary(@Nullable String pod) {
        ProcessCorrelator one = pods.get(pod == null ? UNNAMED : pod);
        return one == null ? CorrelationSummary.NOTHING : one.summary();
    }

    /** What was noticed on the way about the pods that are not finished. */
    public CorrelationSummary summary() {
        CorrelationSummary all = CorrelationSummary.NOTHING;
        for (ProcessCorrelator pod : pods.values()) {
            all = all.plus(pod.summary());
        }
        return all;
    }
}
