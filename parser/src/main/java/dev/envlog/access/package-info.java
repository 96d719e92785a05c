/** Access-log lines that share the stream with the application log. */
@NullMarked
package dev.envlog.access;

import org.jspecify.annotations.NullMarked;
