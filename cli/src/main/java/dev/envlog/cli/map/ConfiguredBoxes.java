package dev.envlog.cli.map;

import dev.envlog.cli.map.Box.State;
import dev.envlog.cli.render.ConfigWords;
import dev.envlog.cli.render.Names;
import dev.envlog.config.Cluster;
import dev.envlog.config.Endpoint;
import dev.envlog.config.Filter;
import dev.envlog.config.FilterChain;
import dev.envlog.config.Listener;
import dev.envlog.config.Route;
import dev.envlog.config.VirtualHost;
import dev.envlog.config.join.ChainRef;
import dev.envlog.config.join.FilterUse;
import dev.envlog.config.join.Joined;
import dev.envlog.config.join.RouteChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The boxes of what was configured for a request; what was not for it is folded into one box for each stage. */
final class ConfiguredBoxes {

    private static final int MOST_NAMES = 20;

    private final Joined joined;
    private final SafeText safe;
    private final List<Box> boxes = new ArrayList<>();

    private ConfiguredBoxes(Joined joined, SafeText safe) {
        this.joined = joined;
        this.safe = safe;
    }

    static List<Box> of(Joined joined, SafeText safe) {
        ConfiguredBoxes configured = new ConfiguredBoxes(joined, safe);
        configured.chain();
        configured.route();
        configured.cluster();
        return configured.boxes;
    }

    private void chain() {
        ChainRef only = joined.chain().only();
        if (only != null) {
            listener(only.listener());
            chain(only);
        } else if (!joined.chain().candidates().isEmpty()) {
            candidates(joined.chain().candidates());
        }
        filters(Stage.NETWORK_FILTER, joined.chain().networkFilters());
        filters(Stage.HTTP_FILTER, joined.request().httpFilters());
    }

    private void listener(Listener listener) {
        Box box = add(Stage.LISTENER, listener.title(), State.TAKEN);
        String where = Stream.of(
                        listener.address() == null ? "" : listener.address().toString(),
                        listener.trafficDirection() == null
                                ? ""
                                : listener.trafficDirection().toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        note(box, where);
        fold(
                Stage.LISTENER,
                "other listener",
                joined.dump().listeners().stream()
                        .filter(other -> !same(other, listener))
                        .map(Listener::title)
                        .toList());
        filters(Stage.LISTENER_FILTER, joined.chain().listenerFilters());
    }

    private void chain(ChainRef ref) {
        Box box = add(Stage.CHAIN, ref.chain().title(), State.TAKEN);
        note(
                box,
                ref.chain().transportSocket() == null
                        ? "plain text"
                        : ref.chain().transportSocket());
        joined.chain().why().forEach(why -> note(box, why));
        List<FilterChain> others = new ArrayList<>(ref.listener().filterChains());
        if (ref.listener().defaultFilterChain() != null) {
            others.add(ref.listener().defaultFilterChain());
        }
        fold(
                Stage.CHAIN,
                "other chain",
                others.stream()
                        .filter(other -> !same(other, ref.chain()))
                        .map(FilterChain::title)
                        .toList());
    }

    private void candidates(List<ChainRef> chains) {
        Box box = add(Stage.CHAIN, "one of " + Names.count(chains.size(), "chain"), State.TAKEN);
        note(box, "the log does not tell which");
        chains.stream()
                .limit(MOST_NAMES)
                .forEach(one ->
                        note(box, one.listener().title() + " / " + one.chain().title()));
    }

    @SuppressWarnings("ReferenceEquality")
    private static <T> boolean same(T one, T other) {
        return one == other;
    }

    private void filters(Stage stage, List<FilterUse> uses) {
        for (FilterUse use : uses) {
            Filter filter = use.filter();
            State state = switch (use.state()) {
                case SPOKE -> State.TAKEN;
                case SILENT -> State.SILENT;
                case DISABLED -> State.OFF;
                case STOPPED -> State.STOPPED;
                case NOT_REACHED -> State.NOT_REACHED;
            };
            Box box = new Box(stage, safe.of(Names.filter(filter.name())), filter.component(), filter.plugin(), state);
            if (!filter.name().equals(filter.component())) {
                note(box, filter.component());
            }
            note(box, filter.plugin() == null ? "" : "plugin " + filter.plugin());
            boxes.add(box);
        }
    }

    private void route() {
        RouteChoice choice = joined.request().choice();
        Route route = choice.route();
        VirtualHost host = choice.virtualHost();
        if (host == null) {
            if (route != null) {
                add(Stage.ROUTE, ConfigWords.route(route, safe.redactor()), State.TAKEN);
            }
            return;
        }
        Box box = route == null
                ? add(Stage.ROUTE, "none of virtual host " + host.name() + " matches", State.STOPPED)
                : add(Stage.ROUTE, ConfigWords.route(route, safe.redactor()), State.TAKEN);
        note(box, "virtual host " + host.name() + " (" + choice.domain() + ")");
        if (route != null) {
            note(box, choice.certain() ? "" : "likeliest; the log does not tell");
            note(
                    box,
                    "timeout " + ConfigWords.timeout(route.timeout(), "15s") + " · "
                            + ConfigWords.retries(choice.retryPolicy()));
        }
        int others = host.routes().size() - (route == null ? 0 : 1);
        if (others > 0) {
            add(Stage.ROUTE, Names.count(others, "other route"), State.UNTAKEN);
        }
    }

    private void cluster() {
        Cluster cluster = joined.cluster();
        if (cluster == null) {
            return;
        }
        Box box = add(Stage.CLUSTER, cluster.name(), State.TAKEN);
        note(box, cluster.type() + " · " + cluster.lbPolicy() + (cluster.transportSocket() == null ? "" : " · TLS"));
        List<Endpoint> endpoints = cluster.endpoints();
        if (endpoints != null && !endpoints.isEmpty()) {
            long well = endpoints.stream().filter(Endpoint::isWell).count();
            note(
                    box,
                    Names.count(endpoints.size(), "endpoint")
                            + (well == endpoints.size() ? "" : ", " + (endpoints.size() - well) + " not healthy"));
        }
    }

    private void fold(Stage stage, String what, List<String> names) {
        if (!names.isEmpty()) {
            Box box = add(stage, Names.count(names.size(), what), State.UNTAKEN);
            note(
                    box,
                    names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                            + (names.size() > MOST_NAMES ? ", …" : ""));
        }
    }

    private Box add(Stage stage, String title, State state) {
        Box box = Box.of(stage, safe.of(title), state);
        boxes.add(box);
        return box;
    }

    private void note(Box box, String text) {
        if (!text.isEmpty()) {
            box.notes.add(safe.of(text));
        }
    }
}
