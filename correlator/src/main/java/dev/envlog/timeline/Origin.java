package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Where records came from. Connection ids are unique only within one (pod, restart).
 *
 * @param file name of the input, {@code -} for standard input
 * @param pod pod, archive member or file that names the process; null if unknown
 * @param restart number of process starts seen before in this origin, 0 first
 */
public record Origin(String file, @Nullable String pod, int restart) {}
