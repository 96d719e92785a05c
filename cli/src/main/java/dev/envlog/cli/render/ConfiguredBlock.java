package dev.envlog.cli.render;

import dev.envlog.config.Cluster;
import dev.envlog.config.Listener;
import dev.envlog.config.Node;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.join.ChainRef;
import dev.envlog.config.join.FilterUse;
import dev.envlog.config.join.Joined;
import dev.envlog.config.join.RouteChoice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was configured for a request: listener, chain and why, filters with what they said, route, cluster. */
public final class ConfiguredBlock {

    private static final int INDENT = 4;
    private static final int COLUMN = 20;
    private static final int MOST_CHAINS = 6;

    private final Screen screen;
    private final Redactor redactor;

    public ConfiguredBlock(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    /**
     * Prints it.
     *
     * @param joined null if no dump is of the proxy
     */
    public void print(@Nullable Joined joined) {
        screen.blank();
        if (joined == null) {
            new Flow(screen, INDENT, " ")
                    .words("configured: no dump is known to be of this proxy; its node would name the pod", Role.NOTE)
                    .print(INDENT);
            screen.flush();
            return;
        }
        Node node = joined.dump().node();
        new Flow(screen, INDENT + 2, " · ")
                .add("configured", Role.STRONG)
                .add(joined.dump().source(), Role.DIM)
                .add(node == null ? "" : "node " + node.id(), Role.DIM)
                .print(INDENT);
        if (joined.problem() != null) {
            new Flow(screen, COLUMN, " ")
                    .words(joined.problem(), Role.NOTE)
                    .label(label("does not fit"))
                    .print(INDENT);
        }
        chain(joined);
        filters("HTTP filters", joined.request().httpFilters());
        if (joined.request().stoppedBy() != null) {
            row("stopped by", joined.request().stoppedBy(), Role.FAIL);
        }
        route(joined);
        if (joined.cluster() != null) {
            cluster(joined.cluster());
        }
        screen.flush();
    }

    private void chain(Joined joined) {
        ChainRef ref = joined.chain().only();
        if (ref == null) {
            if (joined.chain().candidates().size() > 1) {
                Flow flow = new Flow(screen, COLUMN, " · ").label(label("one of"));
                joined.chain().candidates().stream().limit(MOST_CHAINS).forEach(one -> flow.add(name(one)));
                int more = joined.chain().candidates().size() - MOST_CHAINS;
                flow.add(more > 0 ? more + " more" : "");
                flow.add("the log does not tell which", Role.NOTE).print(INDENT);
            }
            return;
        }
        Listener listener = ref.listener();
        row(
                "listener",
                listener.title()
                        + (listener.address() == null ? "" : " " + listener.address())
                        + (listener.trafficDirection() == null
                                ? ""
                                : " " + listener.trafficDirection().toLowerCase(Locale.ROOT)),
                Role.PLAIN);
        filters("its filters", joined.chain().listenerFilters());
        row("filter chain", ref.chain().title() + (ref.chain().transportSocket() == null ? "" : ", TLS"), Role.STRONG);
        Flow why = new Flow(screen, COLUMN, " · ").label(label("because"));
        joined.chain().why().forEach(one -> why.add(redactor.text(one)));
        if (joined.chain().why().isEmpty()) {
            why.add("no other one fits what the log shows");
        }
        why.print(INDENT);
        filters("network filters", joined.chain().networkFilters());
    }

    private void filters(String label, List<FilterUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        Flow flow = new Flow(screen, COLUMN, " ").label(label(label));
        String arrow = "";
        for (FilterUse use : uses) {
            flow.add(arrow + filter(use), role(use.state()));
            arrow = "→ ";
        }
        flow.print(INDENT);
    }

    private static String filter(FilterUse use) {
        String said = switch (use.state()) {
            case SPOKE -> use.steps() == 0 ? " spoke" : " " + Names.count(use.steps(), "line");
            case SILENT -> " silent";
            case DISABLED -> " off here";
            case STOPPED -> " ✗ stopped it";
            case NOT_REACHED -> " not reached";
        };
        return ConfigWords.filter(use.filter()) + said;
    }

    private static Role role(FilterUse.State state) {
        return switch (state) {
            case SPOKE -> Role.PLAIN;
            case STOPPED -> Role.FAIL;
            default -> Role.DIM;
        };
    }

    private void route(Joined joined) {
        RouteChoice choice = joined.request().choice();
        Route route = choice.route();
        if (route == null) {
            if (choice.virtualHost() != null) {
                row("route", "none of virtual host " + choice.virtualHost().name() + " matches", Role.NOTE);
            }
            return;
        }
        Flow flow = new Flow(screen, COLUMN, " · ").label(label("route"));
        flow.add(
                redactor.text(ConfigWords.route(route, redactor) + " → " + ConfigWords.action(route.action())),
                Role.STRONG);
        if (choice.virtualHost() != null) {
            flow.add("virtual host " + choice.virtualHost().name() + " (" + choice.domain() + ")");
        }
        if (joined.request().routes() != null
                && !joined.request().routes().name().isEmpty()) {
            flow.add("in " + joined.request().routes().name());
        }
        flow.add(choice.certain() ? "" : "likeliest; the log does not tell", Role.NOTE);
        flow.print(INDENT);
        if (answers(route)) {
            return;
        }
        Flow limits = new Flow(screen, COLUMN, " · ").label(label("timeouts"));
        limits.add("response " + ConfigWords.timeout(route.timeout(), "15s"));
        limits.add(route.idleTimeout() == null ? "" : "idle " + ConfigWords.timeout(route.idleTimeout()));
        limits.add(
                route.maxStreamDuration() == null
                        ? ""
                        : "stream duration " + ConfigWords.timeout(route.maxStreamDuration()));
        limits.add(ConfigWords.retries(choice.retryPolicy()));
        limits.print(INDENT);
    }

    /** Whether it sends no request anywhere, so that no limits apply. */
    private static boolean answers(Route route) {
        return route.action() instanceof RouteAction.Redirect || route.action() instanceof RouteAction.DirectResponse;
    }

    private void cluster(Cluster cluster) {
        Flow flow = new Flow(screen, COLUMN, " · ").label(label("cluster"));
        flow.add(cluster.name(), Role.STRONG);
        flow.add(cluster.type());
        flow.add(cluster.lbPolicy());
        flow.add("connect timeout " + ConfigWords.timeout(cluster.connectTimeout(), "5s"));
        flow.add(cluster.transportSocket() == null ? "" : "TLS");
        ConfigWords.endpoints(flow, cluster, " (config_dump?include_eds has them)");
        flow.print(INDENT);
    }

    /** Many a chain is called as its listener. */
    private static String name(ChainRef ref) {
        String listener = ref.listener().title();
        return ref.chain().name().isEmpty() || ref.chain().name().equals(listener)
                ? listener
                : listener + " / " + ref.chain().name();
    }

    private void row(String label, String text, Role role) {
        new Flow(screen, COLUMN, " ")
                .add(redactor.text(text), role)
                .label(label(label))
                .print(INDENT);
    }

    private static String label(String text) {
        return ConfigWords.label(text, COLUMN - INDENT);
    }
}
