package dev.envlog.cli.render;

import dev.envlog.cli.render.Table.Column;
import dev.envlog.cli.render.Table.Shrink;
import dev.envlog.config.Dump;
import dev.envlog.config.FilterChain;
import dev.envlog.config.HttpConnectionManager;
import dev.envlog.config.Listener;
import dev.envlog.config.Node;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.TcpProxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration on a screen: a row for each filter chain, and where it leads. */
final class ConfigOverview {

    private final Screen screen;
    private final Redactor redactor;

    ConfigOverview(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    /** Whose it is, and how much of it there is. */
    void head(Dump dump) {
        Node node = dump.node();
        Flow flow = new Flow(screen, 4, " · ");
        flow.add(dump.source(), Role.STRONG);
        if (node != null) {
            flow.add("node " + node.id());
            flow.add(node.version() == null ? "" : "Envoy " + node.version());
        }
        flow.add(Names.count(dump.listeners().size(), "listener"));
        flow.add(Names.count(dump.routeConfigurations().size(), "route table"));
        flow.add(Names.count(dump.clusters().size(), "cluster"));
        int others = dump.others().size();
        flow.add(others == 0 ? "" : Names.count(others, "resource") + " of other types", Role.DIM);
        flow.print(0);
    }

    void rows(Dump dump) {
        boolean roomy = screen.roomy();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.left("LISTENER").shrinking(Shrink.MIDDLE, 12));
        if (roomy) {
            columns.add(Column.left("ADDRESS").orAbsent());
            columns.add(Column.left("DIRECTION").orAbsent());
        }
        columns.add(Column.left("CHAIN FOR").shrinking(Shrink.END, 12));
        columns.add(Column.left("FILTERS").shrinking(Shrink.END, 10));
        columns.add(Column.left("LEADS TO").shrinking(Shrink.MIDDLE, 14));
        Table table = new Table(screen, columns);
        for (Listener listener : inboundFirst(dump.listeners())) {
            List<FilterChain> chains = new ArrayList<>(listener.filterChains());
            if (listener.defaultFilterChain() != null) {
                chains.add(listener.defaultFilterChain());
            }
            String name = listener.title();
            for (int i = 0; i < Math.max(1, chains.size()); i++) {
                FilterChain chain = i < chains.size() ? chains.get(i) : null;
                List<Line> cells = new ArrayList<>();
                cells.add(cell(i == 0 ? name : "", Role.STRONG));
                if (roomy) {
                    cells.add(cell(
                            i > 0 || listener.address() == null
                                    ? ""
                                    : listener.address().toString(),
                            Role.PLAIN));
                    cells.add(cell(i > 0 ? "" : ConfigWords.direction(listener), Role.DIM));
                }
                boolean last = i >= listener.filterChains().size();
                cells.add(cell(
                        chain == null ? "" : last ? "all others" : ConfigWords.matchOrAll(chain.match()), Role.PLAIN));
                cells.add(cell(chain == null ? "" : filters(chain), Role.DIM));
                cells.add(cell(chain == null ? "no filter chain" : target(dump, chain), Role.PLAIN));
                table.row(cells);
            }
        }
        table.flush();
    }

    /** What comes to the workload is mostly what is looked for; a sidecar has one such listener and dozens of others. */
    private static List<Listener> inboundFirst(List<Listener> listeners) {
        return listeners.stream()
                .sorted(Comparator.comparing(listener -> !"INBOUND".equals(listener.trafficDirection())))
                .toList();
    }

    /** A cluster's name as short as it can be where there is little room. */
    private String brief(String cluster) {
        return screen.roomy() ? cluster : Names.cluster(cluster);
    }

    private Line cell(String text, Role role) {
        return screen.line().add(redactor.text(text), role);
    }

    private static String filters(FilterChain chain) {
        return chain.filters().stream()
                .map(filter -> Producers.name(filter.filter().component(), true)
                        + (filter instanceof HttpConnectionManager manager
                                ? "(" + manager.httpFilters().size() + ")"
                                : ""))
                .collect(Collectors.joining(" "));
    }

    private String target(Dump dump, FilterChain chain) {
        TcpProxy proxy = chain.tcp();
        if (proxy != null) {
            return brief(ConfigWords.clusters(proxy.clusters()));
        }
        HttpConnectionManager manager = chain.http();
        if (manager == null) {
            return "";
        }
        RouteConfiguration routes = dump.routes(manager);
        if (routes == null) {
            return manager.routeConfigName() == null
                    ? "scoped routes"
                    : manager.routeConfigName() + ": not in the dump";
        }
        Set<String> targets = new LinkedHashSet<>();
        routes.virtualHosts()
                .forEach(host ->
                        host.routes().forEach(route -> targets.add(brief(ConfigWords.action(route.action())))));
        if (targets.size() == 1) {
            return targets.iterator().next();
        }
        return routes.name() + ": " + Names.count(targets.size(), "target");
    }
}
