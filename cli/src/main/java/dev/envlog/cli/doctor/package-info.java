/** What {@code envlog doctor} finds out about a log: how far it is understood, by which release it was written, what it lacks. */
@NullMarked
package dev.envlog.cli.doctor;

import org.jspecify.annotations.NullMarked;
