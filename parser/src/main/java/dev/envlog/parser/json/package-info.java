/** Reads JSON over bytes, whoever printed it: objects member by member, and where one ends that was printed over several lines. */
@NullMarked
package dev.envlog.parser.json;

import org.jspecify.annotations.NullMarked;
