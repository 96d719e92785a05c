package dev.envlog.config.join;

import dev.envlog.catalog.FilterNames;
import dev.envlog.config.Filter;
import dev.envlog.config.ListenerFilter;
import dev.envlog.config.join.FilterUse.State;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each configured filter said of a request, and which of them ended it. */
final class FilterUses {

    private final Evidence evidence;
    /** Records by component, and by plugin where the component runs such. */
    private final Map<String, Integer> steps = new HashMap<>();

    FilterUses(Evidence evidence) {
        this.evidence = evidence;
        for (Step step : evidence.exchange.steps()) {
            String component = step.component();
            if (component != null && !step.context()) {
                steps.merge(key(component, plugin(step)), 1, Integer::sum);
            }
        }
    }

    private static @Nullable String plugin(Step step) {
        String plugin =
                step.event().event() == EventKind.WASM_LOG ? step.event().field("plugin") : null;
        if (plugin == null) {
            return null;
        }
        String words = plugin.strip();
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    private static String key(String component, @Nullable String plugin) {
        return plugin == null ? component : component + " " + plugin;
    }

    List<FilterUse> listener(List<ListenerFilter> filters) {
        Integer port =
                evidence.connection.likely.destination == null ? null : Ip.port(evidence.connection.likely.destination);
        return filters.stream()
                .map(filter -> {
                    Filter own = filter.filter();
                    boolean spoke = evidence.connection.listenerFilters.contains(own.component());
                    boolean off = ChainTests.disabled(filter, port) == Fit.YES;
                    return new FilterUse(own, count(own), spoke ? State.SPOKE : off ? State.DISABLED : State.SILENT);
                })
                .toList();
    }

    List<FilterUse> network(List<Filter> filters) {
        return filters.stream()
                .map(filter -> new FilterUse(filter, count(filter), count(filter) > 0 ? State.SPOKE : State.SILENT))
                .toList();
    }

    /** In order of the chain; the router runs last, so that all before it were passed if it spoke. */
    List<FilterUse> http(List<Filter> filters) {
        String stopper = evidence.stopper == null ? evidence.likelyStopper : evidence.stopper;
        List<FilterUse> uses = new ArrayList<>();
        boolean stopped = false;
        for (Filter filter : filters) {
            int count = count(filter);
            boolean stops = !stopped
                    && stopper != null
                    && !stopper.equals(FilterNames.ROUTER)
                    && filter.component().equals(stopper);
            State state = stops
                    ? State.STOPPED
                    : filter.disabled()
                            ? State.DISABLED
                            : count > 0 ? State.SPOKE : stopped ? State.NOT_REACHED : State.SILENT;
            stopped |= stops;
            uses.add(new FilterUse(filter, count, state));
        }
        return uses;
    }

    private int count(Filter filter) {
        int plain = steps.getOrDefault(key(filter.component(), null), 0);
        return filter.plugin() == null
                ? plain
                : plain + steps.getOrDefault(key(filter.component(), filter.plugin()), 0);
    }

    /** In words: who ended the request before it was sent on; null if nobody is known to have. */
    @Nullable
    String stoppedBy(List<FilterUse> http) {
        for (FilterUse use : http) {
            if (use.state() == State.STOPPED) {
                String details = evidence.exchange.response().details();
                return use.filter().name()
                        + (evidence.stopper != null
                                ? " (" + details + ")"
                                : details == null || details.isEmpty()
                                        ? " (inferred by its lines before the reply)"
                                        : " (inferred by its lines before the reply: " + details + ")");
            }
        }
        return null;
    }
}
