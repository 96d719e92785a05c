package dev.envlog.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index is of. Committed together with what was read, so that the two cannot differ, whenever a process is killed.
 *
 * @param inputs in the order in which they were named
 * @param unit resolution of the log's times in nanoseconds, 0 if it has none
 * @param first when the log begins, nanoseconds since the epoch, {@code Event.NO_TIME} if it has no times
 * @param last when it ends, likewise
 */
public record IndexState(List<Input> inputs, int unit, long first, long last) {

    /**
     * An input.
     *
     * @param name as it was named
     * @param content tells what was in it ({@link InputContent}), null if that is not known and it has to be read each time
     */
    public record Input(String name, @Nullable String content) {}
}
