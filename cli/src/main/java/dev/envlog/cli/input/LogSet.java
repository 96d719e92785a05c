package dev.envlog.cli.input;

import dev.envlog.parser.LogSource;
import java.util.List;

/**
 * One log: a file, or several that rotation made of it.
 *
 * @param name for messages
 * @param parts its files, oldest first; their pod is the same
 * @param firstTime time of its first record in nanoseconds since the epoch, {@link dev.envlog.log.Event#NO_TIME} if it has none or
 *     if nobody needs to know
 * @param once whether it can be read only once, as what comes through a pipe
 */
public record LogSet(String name, List<LogSource> parts, long firstTime, boolean once) {

    public LogSet {
        parts = List.copyOf(parts);
    }
}
