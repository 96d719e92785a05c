/** What stands in a range of bytes, told without making a string: times, levels, source positions, headers. Knows no other package of the parser. */
@NullMarked
package dev.envlog.parser.bytes;

import org.jspecify.annotations.NullMarked;
