/** Reads logs: finds the records in the bytes, takes their prefix apart and names the statement each one makes. */
@NullMarked
package dev.envlog.parser;

import org.jspecify.annotations.NullMarked;
