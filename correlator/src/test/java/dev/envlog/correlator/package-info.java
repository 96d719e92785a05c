/** Tests of what the correlator makes of whole logs, and of its rules one by one. */
@NullMarked
package dev.envlog.correlator;

import org.jspecify.annotations.NullMarked;
