/** Tests of reading logs. */
@NullMarked
package dev.envlog.parser;

import org.jspecify.annotations.NullMarked;
