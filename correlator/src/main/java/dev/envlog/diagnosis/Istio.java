package dev.envlog.diagnosis;

import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a proxy is one of Istio's: advice that names its tools helps nobody else. */
public final class Istio {

    private static final String PASSTHROUGH = "PassthroughCluster";

    private static final class Holder {
        static final ClusterNames CLUSTERS = new ClusterNames("istio-clusters.txt");
    }

    private static final String FILTERS = "istio.";

    /** Time, level, {@code envoy} and the logger, as the agent has the proxy print its lines. */
    private static final Pattern LINE =
            Pattern.compile("\\S{10,40}[ \\t]+(trace|debug|info|warning|warn|error|critical)[ \\t]+envoy [a-z]");

    private Istio() {}

    /** Whether names or the form of the lines show it. */
    static boolean made(Exchange exchange) {
        return isCluster(exchange.cluster())
                || exchange.filters().stream().anyMatch(filter -> filter.startsWith(FILTERS))
                || isLine(
                        exchange,
                        RecordKind.LOG,
                        event -> LINE.matcher(event.text()).lookingAt())
                || isLine(exchange, RecordKind.ACCESS, AccessLogLine::isOfIstio);
    }

    /** The first of that kind stands for all. */
    private static boolean isLine(Exchange exchange, RecordKind kind, Predicate<Event> form) {
        return exchange.steps().stream()
                .map(Step::event)
                .filter(event -> event.kind() == kind)
                .limit(1)
                .anyMatch(form);
    }

    /** Whether Istio made that name of a cluster. */
    public static boolean isCluster(@Nullable String name) {
        return Holder.CLUSTERS.have(name);
    }

    /** Whether it is the cluster for what the mesh does not know. */
    static boolean isPassthrough(String cluster) {
        return cluster.equals(PASSTHROUGH);
    }
}
