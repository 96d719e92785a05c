/** Keeps exchanges on disk and finds them again. */
@NullMarked
package dev.envlog.index;

import org.jspecify.annotations.NullMarked;
