/** Lays a log beside the configuration it was written under: which chain, route and filters were a request's. */
@NullMarked
package dev.envlog.config.join;

import org.jspecify.annotations.NullMarked;
