/** What the names on a command line stand for: files, archives, directories; how they are unpacked, and what belongs together. */
@NullMarked
package dev.envlog.cli.input;

import org.jspecify.annotations.NullMarked;
