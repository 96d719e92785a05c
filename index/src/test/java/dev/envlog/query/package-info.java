/** Tests of the query language: what it reads, what it refuses, and what fits. */
@NullMarked
package dev.envlog.query;

import org.jspecify.annotations.NullMarked;
