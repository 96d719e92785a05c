/** Says why an exchange went wrong, with the evidence for it. */
@NullMarked
package dev.envlog.diagnosis;

import org.jspecify.annotations.NullMarked;
