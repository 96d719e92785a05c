/** The bar that shows how far a long reading has come. */
@NullMarked
package dev.envlog.cli.progress;

import org.jspecify.annotations.NullMarked;
