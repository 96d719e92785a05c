package dev.envlog.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code config_dump} of Envoy's admin interface, or a part of one. */
public final class Dump {

    private final String source;
    private final @Nullable Node node;
    private final @Nullable Address admin;
    private final List<Listener> listeners;
    private final List<RouteConfiguration> routeConfigurations;
    private final List<Cluster> clusters;
    private final List<OtherResource> others;
    private final @Nullable String doubt;
    private final Map<String, RouteConfiguration> routesByName = new HashMap<>();
    private final Map<String, Cluster> clustersByName = new HashMap<>();

    /**
     * A dump of these parts.
     *
     * @param source name of the file it was read from
     * @param node whose configuration it is; null if the dump has no bootstrap section
     * @param admin where the admin interface listens, which is none of the listeners; null if not told
     * @param listeners in order of the dump
     * @param routeConfigurations those that came by RDS or stand in the dump's own section; inline ones also stand in their
     *     {@link HttpConnectionManager}
     * @param clusters with the endpoints of the dump's endpoints section, if it has one ({@code ?include_eds})
     * @param others resources of types that are not read, each once
     * @param doubt why it may not be whole, in words; null if there is no reason to think so
     */
    public Dump(
            String source,
            @Nullable Node node,
            @Nullable Address admin,
            List<Listener> listeners,
            List<RouteConfiguration> routeConfigurations,
            List<Cluster> clusters,
            List<OtherResource> others,
            @Nullable String doubt) {
        this.source = source;
        this.node = node;
        this.admin = admin;
        this.listeners = List.copyOf(listeners);
        this.routeConfigurations = List.copyOf(routeConfigurations);
        this.clusters = List.copyOf(clusters);
        this.others = List.copyOf(others);
        this.doubt = doubt;
        routeConfigurations.forEach(one -> routesByName.putIfAbsent(one.name(), one));
        clusters.forEach(one -> clustersByName.putIfAbsent(one.name(), one));
    }

    /** Why it may not be whole, in words; null if there is no reason to think so. */
    public @Nullable String doubt() {
        return doubt;
    }

    public String source() {
        return source;
    }

    public @Nullable Node node() {
        return node;
    }

    public @Nullable Address admin() {
        return admin;
    }

    public List<Listener> listeners() {
        return listeners;
    }

    public List<RouteConfiguration> routeConfigurations() {
        return routeConfigurations;
    }

    public List<Cluster> clusters() {
        return clusters;
    }

    public List<OtherResource> others() {
        return others;
    }

    /** The routes that a connection manager uses: its own, or those of that name in the dump; null if the dump lacks them. */
    public @Nullable RouteConfiguration routes(HttpConnectionManager manager) {
        if (manager.routeConfiguration() != null) {
            return manager.routeConfiguration();
        }
        return manager.routeConfigName() == null ? null : routesByName.get(manager.routeConfigName());
    }

    /** The cluster of that name, the first if there are several; null if there is none. */
    public @Nullable Cluster cluster(String name) {
        return clustersByName.get(name);
    }
}
