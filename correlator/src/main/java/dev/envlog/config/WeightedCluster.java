package dev.envlog.config;

/**
 * A cluster that gets a share of the traffic.
 *
 * @param weight relative to the other clusters of the same list; 1 if there is but one
 */
public record WeightedCluster(String name, long weight) {}
