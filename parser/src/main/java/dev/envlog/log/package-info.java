/** The vocabulary of a log: records, identifiers and events. Values only, no reading or writing. */
@NullMarked
package dev.envlog.log;

import org.jspecify.annotations.NullMarked;
