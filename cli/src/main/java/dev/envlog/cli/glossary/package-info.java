/** What statements and codes mean for a request, and the explanation of a single line. */
@NullMarked
package dev.envlog.cli.glossary;

import org.jspecify.annotations.NullMarked;
