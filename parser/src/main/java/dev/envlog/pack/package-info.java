/** Compact binary forms: numbers, texts that repeat each other, and lines of logs. */
@NullMarked
package dev.envlog.pack;

import org.jspecify.annotations.NullMarked;
