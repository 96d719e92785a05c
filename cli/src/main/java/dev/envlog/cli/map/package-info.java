/** The figure of one request: what was configured as boxes, its path through them, and its lines pinned to them. */
@NullMarked
package dev.envlog.cli.map;

import org.jspecify.annotations.NullMarked;
