/** Tests of the index. */
@NullMarked
package dev.envlog.index;

import org.jspecify.annotations.NullMarked;
