/** A timeline played to somebody who watches: at a pace, or step by step as keys tell. */
@NullMarked
package dev.envlog.cli.replay;

import org.jspecify.annotations.NullMarked;
