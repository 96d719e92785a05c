/** The formats that a user may name for the lines of a log, compiled: {@code --log-format} and that of the access log. */
@NullMarked
package dev.envlog.parser.format;

import org.jspecify.annotations.NullMarked;
