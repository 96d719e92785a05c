package dev.envlog.diagnosis;

import dev.envlog.data.DataFile;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a proxy is one of Istio's: advice that names its tools helps nobody else. */
public final class Istio {

    private static final String PASSTHROUGH = "PassthroughCluster";

    /** Names of clusters, and what they begin with. */
    private static final class Clusters {

        private static final Clusters SHARED = new Clusters();

        private final Set<String> names = new HashSet<>();
        private final List<String> beginnings = new ArrayList<>();

        Clusters() {
            DataFile.read(Istio.class, "istio-clusters.txt", name -> {
                if (name.endsWith("*")) {
                    beginnings.add(name.substring(0, name.length() - 1));
                } else {
                    names.add(name);
                }
            });
        }
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
                || exchange.steps().stream()
                        .filter(step -> step.event().kind() == RecordKind.LOG)
                        .limit(1)
                        .anyMatch(Istio::isLine);
    }

    private static boolean isLine(Step step) {
        return LINE.matcher(step.event().text()).lookingAt();
    }

    /** Whether Istio made that name of a cluster. */
    public static boolean isCluster(@Nullable String name) {
        return name != null
                && (Clusters.SHARED.names.contains(name)
                        || Clusters.SHARED.beginnings.stream().anyMatch(name::startsWith));
    }

    /** Whether it is the cluster for what the mesh does not know. */
    static boolean isPassthrough(String cluster) {
        return cluster.equals(PASSTHROUGH);
    }
}
