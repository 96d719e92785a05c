/** Requests and connections on disk, to be found again without reading the log, also when it is gone. Uses Lucene. */
@NullMarked
package dev.envlog.index;

import org.jspecify.annotations.NullMarked;
