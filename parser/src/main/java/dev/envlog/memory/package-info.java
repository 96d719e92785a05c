/** What is kept while a log of any length passes, and how much of it at most. */
@NullMarked
package dev.envlog.memory;

import org.jspecify.annotations.NullMarked;
