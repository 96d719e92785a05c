package dev.envlog.config.join;

import dev.envlog.catalog.FilterNames;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.ExchangeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a log has shown so far: what it shows of others and not of a connection or request is not there. */
final class Heard {

    /**
     * Filters that log a line, at debug level and in all releases, about each request or session that passes them: "Called Filter"
     * (jwt_authn/filter.cc), "checking request" or "no engine" (rbac_filter.cc of both kinds).
     */
    private static final Set<String> NEVER_SILENT =
            Set.of("envoy.filters.http.jwt_authn", "envoy.filters.http.rbac", "envoy.filters.network.rbac");

    private final Set<String> filters = new HashSet<>();
    private boolean serverNames;

    void learn(Evidence evidence) {
        serverNames |= evidence.connection.likely.serverName != null;
        for (String filter : evidence.exchange.filters()) {
            if (NEVER_SILENT.contains(filter)) {
                filters.add(filter);
            }
        }
    }

    /** Whether the log is one that shows server names. */
    boolean serverNames() {
        return serverNames;
    }

    /**
     * Whether a chain has a filter that would have said something of a request that passed it. HTTP filters were passed if the router
     * spoke. A session passes a network filter with its first bytes: nearly all that were connected and ended had some. Without threads
     * what it said may have been taken for another's.
     */
    boolean missing(ChainRef ref, Evidence evidence) {
        if (evidence.exchange.thread() == null) {
            return false;
        }
        List<String> spoke = evidence.exchange.filters();
        HttpConnectionManager manager = ref.chain().http();
        boolean http = manager != null
                && spoke.contains(FilterNames.ROUTER)
                && manager.httpFilters().stream()
                        .anyMatch(filter -> !filter.disabled() && missing(filter.component(), spoke));
        boolean tcp = evidence.exchange.kind() == ExchangeKind.TCP
                && evidence.exchange.span().partial() == null
                && evidence.exchange.attempts().stream().anyMatch(one -> one.outcome() == AttemptOutcome.CONNECTED);
        return http
                || (tcp
                        && ref.chain().filters().stream()
                                .anyMatch(filter -> missing(filter.filter().component(), spoke)));
    }

    private boolean missing(String component, List<String> spoke) {
        return filters.contains(component) && !spoke.contains(component);
    }
}
