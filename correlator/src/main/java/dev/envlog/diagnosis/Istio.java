package dev.envlog.diagnosis;

import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a proxy is one of Istio's: advice that names its tools helps nobody else. */
final class Istio {

    /** Clusters that {@code pilot/pkg/networking/util/util.go} names, and those between networks and in ambient mode. */
    private static final Set<String> CLUSTERS = Set.of(
            "BlackHoleCluster",
            "PassthroughCluster",
            "InboundPassthroughCluster",
            "InboundPassthroughClusterIpv4",
            "InboundPassthroughClusterIpv6",
            "connect_originate",
            "main_internal");

    private static final String FILTERS = "istio.";

    /** Time, level, {@code envoy} and the logger, as the agent has the proxy print its lines. */
    private static final Pattern LINE =
            Pattern.compile("\\S{10,40}[ \\t]+(trace|debug|info|warning|warn|error|critical)[ \\t]+envoy [a-z]");

    private Istio() {}

    /** Whether names or the form of the lines show it. */
    static boolean made(Exchange exchange) {
        return isCluster(exchange.cluster())
                || exchange.filters().stream().anyMatch(filter -> filter.startsWith(FILTERS))
                || exchange.steps().stream()
                        .filter(step -> step.event().kind() == RecordKind.LOG)
                        .limit(1)
                        .anyMatch(Istio::isLine);
    }

    private static boolean isLine(Step step) {
        return LINE.matcher(step.event().text()).lookingAt();
    }

    private static boolean isCluster(@Nullable String name) {
        return name != null
                && (CLUSTERS.contains(name)
                        || name.startsWith("outbound|")
                        || name.startsWith("inbound|")
                        || name.startsWith("outbound_."));
    }
}
