/** Reads the plain-text files that hold what envlog knows but does not act on. */
@NullMarked
package dev.envlog.data;

import org.jspecify.annotations.NullMarked;
