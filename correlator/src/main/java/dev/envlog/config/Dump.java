package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code config_dump} of Envoy's admin interface, or a part of one.
 *
 * @param source name of the file it was read from
 * @param node whose configuration it is; null if the dump has no bootstrap section
 * @param admin where the admin interface listens, which is none of the listeners; null if not told
 * @param listeners in order of the dump
 * @param routeConfigurations those that came by RDS or stand in the dump's own section; inline ones also stand in their
 *     {@link HttpConnectionManager}
 * @param clusters with the endpoints of the dump's endpoints section, if it has one ({@code ?include_eds})
 * @param others resources of types that are not read, each once
 */
public record Dump(
        String source,
        @Nullable Node node,
        @Nullable Address admin,
        List<Listener> listeners,
        List<RouteConfiguration> routeConfigurations,
        List<Cluster> clusters,
        List<OtherResource> others) {

    /** The route configuration of that name, null if there is none. */
    public @Nullable RouteConfiguration routeConfiguration(String name) {
        for (RouteConfiguration configuration : routeConfigurations) {
            if (configuration.name().equals(name)) {
                return configuration;
            }
        }
        return null;
    }

    /** The routes that a connection manager uses: its own, or those of that name in the dump; null if the dump lacks them. */
    public @Nullable RouteConfiguration routes(HttpConnectionManager manager) {
        if (manager.routeConfiguration() != null) {
            return manager.routeConfiguration();
        }
        return manager.routeConfigName() == null ? null : routeConfiguration(manager.routeConfigName());
    }

    /** The cluster of that name, null if there is none. */
    public @Nullable Cluster cluster(String name) {
        for (Cluster cluster : clusters) {
            if (cluster.name().equals(name)) {
                return cluster;
            }
        }
        return null;
    }
}
