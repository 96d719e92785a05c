/** What shells complete, made of the commands and their options. */
@NullMarked
package dev.envlog.cli.completion;

import org.jspecify.annotations.NullMarked;
