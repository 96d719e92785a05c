/** Tests of the rules by which a configuration is laid beside a log. */
@NullMarked
package dev.envlog.config.join;

import org.jspecify.annotations.NullMarked;
