/** What a run has open: inputs, exchanges and the index. */
@NullMarked
package dev.envlog.cli.workspace;

import org.jspecify.annotations.NullMarked;
