/** The shell: lines of a terminal or a script, run as the command line runs them, over logs that stay open. */
@NullMarked
package dev.envlog.cli.shell;

import org.jspecify.annotations.NullMarked;
