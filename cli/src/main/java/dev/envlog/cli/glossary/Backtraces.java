package dev.envlog.cli.glossary;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.memory.Recent;
import java.util.Map;

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

    /** In a log that does not print threads: how many of them wait for a frame, by its index. */
    private final Map<Integer, Integer> waiting = Recent.byAge(THREADS);

    /** Whether a record is a frame of which those before it, up to the innermost, are not in the log. All records have to be shown. */
    boolean isHeadless(Event event) {
        String name = event.eventName();
        if (name == null || !name.startsWith(FRAMES)) {
            return false;
        }
        Integer index = Decimal.small(event.field("index"));
        if (index == null) {
            return true;
        }
        String thread = event.thread();
        return !(thread == null ? isNext(index) : isNext(thread, index));
    }

    private boolean isNext(String thread, int index) {
        Integer before = next.remove(thread);
        if (index != 0 && (before == null || before != index)) {
            return false;
        }
        next.put(thread, index + 1);
        return true;
    }

    private boolean isNext(int index) {
        Integer threads = index == 0 ? Integer.valueOf(1) : waiting.remove(index);
        if (threads == null) {
            return false;
        }
        if (threads > 1) {
            waiting.put(index, threads - 1);
        }
        waiting.merge(index + 1, 1, Integer::sum);
        return true;
    }
}
