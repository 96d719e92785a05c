package dev.envlog.cli.stats;

import java.util.List;

/**
 * What requests with the same values come to.
 *
 * @param key a value for each field grouped by, empty for none; an empty list for what is taken together as there are too many
 * @param count how many there are
 * @param failed how many of them failed
 * @param unit the coarsest resolution of their logs' times in nanoseconds, 0 if they have none
 * @param example number of the first that failed, else of the slowest, else of the first
 * @param measures in the order asked for
 */
public record Group(List<String> key, long count, long failed, int unit, long example, List<Quantiles> measures) {}
