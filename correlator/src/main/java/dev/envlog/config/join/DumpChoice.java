package dev.envlog.config.join;

import dev.envlog.config.Dump;
import dev.envlog.config.Node;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which dump is that of the proxy which served a request: by the pod's name, or, where that does not tell, by the clusters. */
final class DumpChoice {

    private final List<Dump> dumps;
    private final Map<String, @Nullable Dump> byPod = new HashMap<>();
    private final Set<Dump> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Dump, Set<String>> clusters = new IdentityHashMap<>();

    DumpChoice(List<Dump> dumps) {
        this.dumps = List.copyOf(dumps);
        for (Dump dump : dumps) {
            Set<String> names = new LinkedHashSet<>();
            dump.clusters().forEach(cluster -> names.add(cluster.name()));
            clusters.put(dump, names);
        }
    }

    @Nullable
    Dump of(Exchange exchange) {
        Dump dump = dumps.size() == 1 ? dumps.get(0) : choose(exchange);
        if (dump != null) {
            used.add(dump);
        }
        return dump;
    }

    private @Nullable Dump choose(Exchange exchange) {
        String pod = exchange.origin().pod();
        Dump named = pod == null ? null : byPod.computeIfAbsent(pod, this::named);
        if (named != null) {
            return named;
        }
        String cluster = exchange.cluster();
        List<Dump> having = cluster == null
                ? List.of()
                : dumps.stream().filter(dump -> has(dump, cluster)).toList();
        return having.size() == 1 ? having.get(0) : null;
    }

    private boolean has(Dump dump, String cluster) {
        Set<String> names = clusters.get(dump);
        return names != null && names.contains(cluster);
    }

    /** The dump whose node is called as the pod; null if there is none, or several are. */
    private @Nullable Dump named(String pod) {
        List<Dump> found = new ArrayList<>();
        for (Dump dump : dumps) {
            if (dump.node() != null && names(dump.node()).stream().anyMatch(name -> contains(pod, name))) {
                found.add(dump);
            }
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The pod's name where the id or the metadata tell it, else the id. */
    private static List<String> names(Node node) {
        String[] part = node.id().split("~");
        List<String> names = new ArrayList<>();
        if (part.length == 4) {
            int dot = part[2].lastIndexOf('.');
            names.add(dot < 0 ? part[2] : part[2].substring(0, dot));
        } else {
            names.add(node.id());
        }
        if (node.name() != null) {
            names.add(node.name());
        }
        return names;
    }

    /** A pod may be called by a path or with its container; a name that goes on is another pod's. */
    private static boolean contains(String pod, String name) {
        int at = name.isEmpty() ? -1 : pod.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            if ((at == 0 || !isName(pod.charAt(at - 1))) && (end == pod.length() || !isName(pod.charAt(end)))) {
                return true;
            }
            at = pod.indexOf(name, at + 1);
        }
        return false;
    }

    private static boolean isName(char c) {
        return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    List<String> remarks() {
        Stream<String> cut = dumps.stream()
                .filter(dump -> dump.doubt() != null)
                .map(dump -> "! " + dump.source() + ": " + dump.doubt());
        Stream<String> unused = dumps.stream()
                .filter(dump -> !used.contains(dump))
                .map(dump -> dump.source() + ": belongs to none of the requests"
                        + (dump.node() == null ? "" : " (node " + dump.node().id() + ")"));
        return Stream.concat(cut, unused).toList();
    }
}
