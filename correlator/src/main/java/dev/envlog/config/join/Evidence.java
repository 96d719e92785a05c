package dev.envlog.config.join;

import dev.envlog.config.join.RouteTable.Outcome;
import dev.envlog.diagnosis.Replier;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log tells of one request that its chain and route can be told by. */
final class Evidence {

    final Exchange exchange;
    final ConnectionFacts connection;
    final Request request;
    final Outcome outcome;
    final boolean tcp;
    /** Filters of which a record is its own for certain; without threads those that print no id never are. */
    final Set<String> filters = new LinkedHashSet<>();
    /** Names of Wasm plugins that spoke. */
    final Set<String> plugins = new LinkedHashSet<>();
    /** The component that made the response, told by its details; null if none did, or if they do not tell. */
    final @Nullable String stopper;
    /** The HTTP filter that is likely to have made it, where the details do not tell. */
    final @Nullable String likelyStopper;

    Evidence(Exchange exchange, ConnectionFacts connection) {
        this.exchange = exchange;
        this.connection = connection;
        this.request = new Request(exchange);
        this.tcp = exchange.kind() == ExchangeKind.TCP;
        boolean noRoute = false;
        for (Step step : exchange.steps()) {
            Event event = step.event();
            noRoute |= event.event() == EventKind.ROUTER_NO_ROUTE;
            String component = step.component();
            if (component != null && !step.context() && ConnectionFacts.certain(step)) {
                filters.add(component);
            }
            if (event.event() == EventKind.WASM_LOG) {
                String plugin = event.field("plugin");
                plugins.add(plugin == null ? "" : first(plugin.strip()));
            }
            connection.learn(step);
        }
        String details = Objects.requireNonNullElse(exchange.response().details(), "");
        stopper = Replier.of(exchange.response());
        likelyStopper = Replier.likely(exchange);
        outcome = new Outcome(exchange.cluster(), noRoute, details.equals("direct_response"), exchange.route());
    }

    /** Envoy prints root id and VM id of a plugin. */
    private static String first(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    /** The address of the host of the last try, null if there is none. */
    @Nullable
    String upstream() {
        int tries = exchange.attempts().size();
        return tries == 0 ? null : exchange.attempts().get(tries - 1).host();
    }
}
