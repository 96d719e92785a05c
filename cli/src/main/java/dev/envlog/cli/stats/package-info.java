/** Counts and percentiles of many requests. */
@NullMarked
package dev.envlog.cli.stats;

import org.jspecify.annotations.NullMarked;
