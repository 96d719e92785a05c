package dev.envlog.cli.dump;

import dev.envlog.config.Address;
import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import dev.envlog.config.Endpoint;
import dev.envlog.config.Listener;
import dev.envlog.config.Node;
import dev.envlog.config.OtherResource;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the resources of a dump as they are read, and what belongs together although it stands apart. */
final class Resources {

    private static final int MOST = 200_000;

    private final String source;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final Set<RouteConfiguration> routes = new LinkedHashSet<>();
    private final Set<Cluster> clusters = new LinkedHashSet<>();
    private final Map<String, List<Endpoint>> endpoints = new HashMap<>();
    private final Set<OtherResource> others = new LinkedHashSet<>();
    private final CutOff cutOff = new CutOff();
    private @Nullable Node node;
    private @Nullable Address admin;
    private boolean known;
    private int count;

    /** @param source name of the file */
    Resources(String source) {
        this.source = source;
    }

    /** Takes one element of a list of resources. */
    void add(Section section, Tree element) {
        if (++count > MOST) {
            throw new DumpProblem(element.line(), "more than " + MOST + " resources");
        }
        known = true;
        cutOff.element(section, element);
        switch (section.kind()) {
            case LISTENER -> listener(element, section.state());
            case CLUSTER -> {
                Tree inner = element.get("cluster");
                clusters.add(ClusterReader.cluster(inner.isMissing() ? element : inner, section.state()));
            }
            case ROUTES -> {
                Tree inner = element.get("route_config");
                routes.add(RouteReader.configuration(inner.isMissing() ? element : inner));
            }
            case ENDPOINTS -> {
                Tree inner = element.get("endpoint_config");
                load(inner.isMissing() ? element : inner);
            }
            case OTHER -> other(element);
        }
    }

    /** Whether anything of Envoy's configuration was found. */
    boolean isKnown() {
        return known;
    }

    /** Takes notice of something behind the last element of a list. */
    void more() {
        cutOff.more();
    }

    /** Takes what stands by itself: a resource, an element of a list, or what is left of a section. */
    void loose(Tree tree) {
        boolean fixed = TypeNames.type(tree.get("@type").text("")).contains(".Static");
        if (tree.has("bootstrap") || tree.has("node")) {
            known = true;
            Tree bootstrap = tree.has("bootstrap") ? tree.get("bootstrap") : tree;
            node = NodeReader.node(bootstrap.get("node"), node);
            admin = ListenerReader.address(bootstrap.at("admin.address"));
        }
        if (tree.has("route_config") || tree.has("virtual_hosts")) {
            add(new Section(Section.Kind.ROUTES, State.ACTIVE), tree);
        } else if (tree.has("endpoint_config") || tree.has("cluster_name")) {
            add(new Section(Section.Kind.ENDPOINTS, State.ACTIVE), tree);
        } else if (isCluster(tree)) {
            add(new Section(Section.Kind.CLUSTER, fixed ? State.STATIC : State.ACTIVE), tree);
        } else if (isListener(tree)) {
            add(new Section(Section.Kind.LISTENER, fixed ? State.STATIC : State.ACTIVE), tree);
        } else if (!isRead(tree)) {
            other(tree);
        }
    }

    private static boolean isListener(Tree tree) {
        return tree.has("listener")
                || tree.has("active_state")
                || tree.has("warming_state")
                || tree.has("filter_chains")
                || tree.has("default_filter_chain");
    }

    private static boolean isCluster(Tree tree) {
        return tree.has("cluster")
                || tree.has("load_assignment")
                || tree.has("eds_cluster_config")
                || tree.has("cluster_type")
                || (tree.has("name") && (tree.has("connect_timeout") || tree.has("lb_policy")));
    }

    /** Whether lists in it were read already, or it is a dump's own empty section. */
    private static boolean isRead(Tree tree) {
        return tree.has("configs")
                || tree.has("bootstrap")
                || tree.has("static_resources")
                || tree.fields().keySet().stream().anyMatch(name -> Sections.of(name) != null)
                || tree.get("@type").text("").endsWith("ConfigDump");
    }

    private void listener(Tree element, State state) {
        if (element.has("listener")) {
            listeners.add(ListenerReader.listener(element.get("listener"), "", state));
            return;
        }
        String name = element.get("name").text("");
        boolean wrapped = false;
        for (State one : List.of(State.ACTIVE, State.WARMING, State.DRAINING)) {
            Tree inner = element.get(field(one)).get("listener");
            if (!inner.isMissing()) {
                listeners.add(ListenerReader.listener(inner, name, one));
                wrapped = true;
            }
        }
        if (!wrapped && !element.has("error_state")) {
            listeners.add(ListenerReader.listener(element, name, state));
        }
    }

    private static String field(State state) {
        return switch (state) {
            case WARMING -> "warming_state";
            case DRAINING -> "draining_state";
            default -> "active_state";
        };
    }

    private void load(Tree assignment) {
        endpoints.put(assignment.get("cluster_name").text(""), ClusterReader.endpoints(assignment));
    }

    private void other(Tree element) {
        Tree inner = element.get("ecds_filter");
        Tree resource = inner.isMissing() ? element : inner;
        String type = TypeNames.type(resource.get("@type").text(""));
        String name = resource.get("name").text("");
        if (!type.isEmpty()) {
            known = true;
            others.add(new OtherResource(type, name));
        }
    }

    /**
     * What was read.
     *
     * @param yaml the text, null if it is JSON, which tells by itself that it ends early
     * @throws DumpProblem if nothing of it was configuration
     */
    Dump dump(@Nullable ShortLines yaml) {
        if (!known) {
            throw new DumpProblem(
                    0,
                    "holds no configuration of Envoy, neither listeners nor routes nor clusters;"
                            + " get one by curl localhost:15000/config_dump?include_eds");
        }
        return new Dump(
                source,
                node,
                admin,
                List.copyOf(listeners),
                List.copyOf(routes),
                clusters.stream().map(this::withEndpoints).toList(),
                new ArrayList<>(others),
                yaml == null ? null : cutOff.words(yaml));
    }

    /** Their assignment is listed by the service's name, or by the cluster's (admin/config_dump_handler.cc). */
    private Cluster withEndpoints(Cluster cluster) {
        List<Endpoint> found = cluster.edsServiceName() == null ? null : endpoints.get(cluster.edsServiceName());
        found = found == null ? endpoints.get(cluster.name()) : found;
        return found == null ? cluster : ClusterReader.with(cluster, found);
    }
}
