/** A request in the form of other tools: as a command that sends it again, as an archive that they read. */
@NullMarked
package dev.envlog.cli.export;

import org.jspecify.annotations.NullMarked;
