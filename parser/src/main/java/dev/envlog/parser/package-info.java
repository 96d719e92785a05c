/**
 * Reads logs: puts lines together into records, and hands these out as events, also packed. What each step knows is in the packages inside
 * of this one; they do not know it.
 */
@NullMarked
package dev.envlog.parser;

import org.jspecify.annotations.NullMarked;
