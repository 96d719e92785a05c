package dev.envlog.cli.input;

import dev.envlog.log.Event;
import dev.envlog.parser.input.LogSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One log: a file, or several that rotation made of it.
 *
 * @param name for messages
 * @param parts its files, oldest first; their pod is the same
 * @param firstTime time of its first record in nanoseconds since the epoch, {@link Event#NO_TIME} if it has none or
 *     if nobody needs to know
 * @param once whether it can be read only once, as what comes through a pipe
 */
public record LogSet(String name, List<LogSource> parts, long firstTime, boolean once) {

    public LogSet {
        parts = List.copyOf(parts);
    }

    /** Several of one pod as one; a single one is that. */
    public static LogSet of(List<LogSet> logs) {
        if (logs.size() == 1) {
            return logs.get(0);
        }
        return new LogSet(
                logs.stream().map(LogSet::name).collect(Collectors.joining(" + ")),
                logs.stream().flatMap(log -> log.parts.stream()).toList(),
                logs.stream().mapToLong(LogSet::firstTime).max().orElse(Event.NO_TIME),
                logs.stream().anyMatch(LogSet::once));
    }

    /** The pod that it was said to be of, or that its name tells; null if neither does. */
    public @Nullable String pod() {
        return parts.get(0).pod();
    }
}
