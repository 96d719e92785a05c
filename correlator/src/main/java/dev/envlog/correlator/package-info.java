/** Joins the events of a log into exchanges. */
@NullMarked
package dev.envlog.correlator;

import org.jspecify.annotations.NullMarked;
