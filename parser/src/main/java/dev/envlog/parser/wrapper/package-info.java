/** What collectors of logs, container runtimes and people put around lines, and how it is taken off. */
@NullMarked
package dev.envlog.parser.wrapper;

import org.jspecify.annotations.NullMarked;
