/** What became of each request: exchanges, connections and their timelines. Values only. */
@NullMarked
package dev.envlog.timeline;

import org.jspecify.annotations.NullMarked;
