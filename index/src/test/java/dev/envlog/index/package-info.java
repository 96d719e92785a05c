/** Tests of what is stored and found. */
@NullMarked
package dev.envlog.index;

import org.jspecify.annotations.NullMarked;
