/** Access-log lines that share the stream with the application log: how they are told from other lines, and what they say. */
@NullMarked
package dev.envlog.access;

import org.jspecify.annotations.NullMarked;
