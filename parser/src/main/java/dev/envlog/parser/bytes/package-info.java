/** What stands in a range of bytes, told without making a string: times, levels, source positions, headers. */
@NullMarked
package dev.envlog.parser.bytes;

import org.jspecify.annotations.NullMarked;
