package dev.envlog.config;

import java.util.List;

/**
 * A route table.
 *
 * @param name empty if not set
 * @param virtualHosts in order, which does not matter: the most specific domain wins
 * @param ignorePortInHostMatching true if domains are compared without the port of {@code :authority}
 */
public record RouteConfiguration(String name, List<VirtualHost> virtualHosts, boolean ignorePortInHostMatching) {}
