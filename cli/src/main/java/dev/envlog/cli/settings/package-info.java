/** What a user set once and for all, in a file or in the environment, in place of options of each command. */
@NullMarked
package dev.envlog.cli.settings;

import org.jspecify.annotations.NullMarked;
