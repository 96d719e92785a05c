package dev.envlog.cli.workspace;

import dev.envlog.timeline.Exchange;

/**
 * An exchange with its number.
 *
 * @param number its place among all of the same inputs in order of their ends, 1 first, whatever is shown of them
 * @param noise true for probes and requests to the admin interface
 */
public record Listed(long number, Exchange exchange, boolean noise) {}
