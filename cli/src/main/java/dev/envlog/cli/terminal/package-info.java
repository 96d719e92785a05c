/** The terminal that the process was started at. */
@NullMarked
package dev.envlog.cli.terminal;

import org.jspecify.annotations.NullMarked;
