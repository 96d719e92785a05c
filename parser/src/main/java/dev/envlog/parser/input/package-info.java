/** How bytes become lines of text: what an input is, what was made of its text is undone, and lines are found in it as they come. */
@NullMarked
package dev.envlog.parser.input;

import org.jspecify.annotations.NullMarked;
