package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Where records came from. Connection ids are unique only within one (pod, restart).
 *
 * @param file name of the input, {@code -} for standard input; of several files of one log, the one with the first record
 * @param pod pod, archive member or file that names the process; null if unknown
 * @param restart number of process starts seen before in this origin, 0 first
 */
public record Origin(String file, @Nullable String pod, int restart) {

    /** One run of a process: ids are unique in it, in whichever of its files they stand. */
    public record Run(@Nullable String pod, int restart) {}

    /** The run, which is the same for all files of a log that was rotated. */
    public Run run() {
        return new Run(pod, restart);
    }
}
