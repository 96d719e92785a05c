/** Tests of the test support. */
@NullMarked
package dev.envlog.testdata;

import org.jspecify.annotations.NullMarked;
