/** The envlog command: entry point, errors and exit codes. */
@NullMarked
package dev.envlog.cli;

import org.jspecify.annotations.NullMarked;
