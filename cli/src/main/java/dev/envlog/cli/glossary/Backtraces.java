package dev.envlog.cli.glossary;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.memory.Recent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of which backtraces the head is in the log. The frames of a crash are numbered from the innermost on, one record each
 * ({@code source/server/backtrace.h}); those at the end, of threads and event loops, are the same in all crashes.
 */
final class Backtraces {

    private static final String FRAMES = "backtrace.frame";

    /** More crash at once only in an attack. */
    private static final int THREADS = 64;

    /** The frame that comes next, by thread. */
    private final Map<String, Integer> next = Recent.byAge(THREADS);

    /** Whether a record is a frame of which those before it, up to the innermost, are not in the log. All records have to be shown. */
    boolean isHeadless(Event event) {
        String name = event.eventName();
        if (name == null || !name.startsWith(FRAMES)) {
            return false;
        }
        Integer index = Decimal.small(event.field("index"));
        @Nullable String printed = event.thread();
        String thread = printed == null ? "" : printed;
        if (index == null || (index != 0 && !index.equals(next.get(thread)))) {
            next.remove(thread);
            return true;
        }
        next.put(thread, index + 1);
        return false;
    }
}
