/**
 * How bytes become lines of text: what an input is, what screens, editors and documents have made of a log is undone, and its lines
 * are found as they come.
 */
@NullMarked
package dev.envlog.parser.input;

import org.jspecify.annotations.NullMarked;
