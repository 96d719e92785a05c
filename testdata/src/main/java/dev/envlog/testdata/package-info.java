/** Example logs and their expected results, for the tests of the other modules. */
@NullMarked
package dev.envlog.testdata;

import org.jspecify.annotations.NullMarked;
