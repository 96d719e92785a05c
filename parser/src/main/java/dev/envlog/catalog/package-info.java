/** Tells who produced a line, and names the messages that the grammar need not understand; both from plain-text files. */
@NullMarked
package dev.envlog.catalog;

import org.jspecify.annotations.NullMarked;
