/** What the commands' annotations say, as a table: to run a command without having picocli read them at each start. */
@NullMarked
package dev.envlog.cli.options;

import org.jspecify.annotations.NullMarked;
