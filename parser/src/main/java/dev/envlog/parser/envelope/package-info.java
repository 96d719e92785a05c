/**
 * What stands around a message: whether a line begins a record and in which form, and its time, thread, level, logger, source position
 * and ids.
 */
@NullMarked
package dev.envlog.parser.envelope;

import org.jspecify.annotations.NullMarked;
