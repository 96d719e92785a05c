/** Turns results into text, tables and JSON. */
@NullMarked
package dev.envlog.cli.render;

import org.jspecify.annotations.NullMarked;
