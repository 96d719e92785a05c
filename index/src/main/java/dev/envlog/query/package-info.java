/** The query language: its tree, its fields, and what a request must be like to fit. */
@NullMarked
package dev.envlog.query;

import org.jspecify.annotations.NullMarked;
