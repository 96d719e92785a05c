/** Benchmarks of the parts that must be fast. */
@NullMarked
package dev.envlog.bench;

import org.jspecify.annotations.NullMarked;
