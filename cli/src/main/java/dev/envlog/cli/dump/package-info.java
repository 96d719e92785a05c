/** Reads configuration dumps of Envoy. Loaded only by commands that are given one. */
@NullMarked
package dev.envlog.cli.dump;

import org.jspecify.annotations.NullMarked;
