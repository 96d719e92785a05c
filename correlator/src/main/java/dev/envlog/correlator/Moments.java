package dev.envlog.correlator;

import dev.envlog.log.Event;

/** How far apart two records were written, by the times they print. */
final class Moments {

    /**
     * What a clock may fall back from one line to the next: threads that are not told apart write out of order, and clocks are set
     * right. A clock that falls more (summer time ends, a clock was wrong) tells nothing about what is between two lines.
     */
    private static final long FALLS_NANOS = 1_000_000_000;

    private Moments() {}

    /** Whether the second came so soon after the first; true if a time is not known. */
    static boolean within(long nanos, long before, long now) {
        return now == Event.NO_TIME
                || before == Event.NO_TIME
                || (now - before <= nanos && before - now <= FALLS_NANOS);
    }
}
