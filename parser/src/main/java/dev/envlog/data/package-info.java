/** Reads the plain-text files that hold what envlog knows. */
@NullMarked
package dev.envlog.data;

import org.jspecify.annotations.NullMarked;
