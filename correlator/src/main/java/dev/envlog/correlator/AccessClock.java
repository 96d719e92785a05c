package dev.envlog.correlator;

import dev.envlog.log.Event;

/**
 * How far the clock of the access log is from that of the other records. Envoy prints the start of a request in UTC and its own records
 * in the zone of the process, as spdlog does unless told otherwise ({@code source/common/common/base_logger.cc: set_pattern}), so
 * that they may be whole quarters of an hour apart.
 */
public final class AccessClock {

    private static final long SECOND = 1_000_000_000L;
    private static final long QUARTER = 15 * 60 * SECOND;
    private static final long FARTHEST = 14 * 60 * 60 * SECOND;
    /** The two stamps of one beginning differ by what happens between them. */
    private static final long SLACK = 5_000_000;
    /** Lines are written this long after their request ended. */
    private static final long LATE = 10 * SECOND;

    private boolean known;
    private long behind;

    /** A clock of which nothing is known yet. */
    public AccessClock() {}

    /** A time of the access log by the clock of the other records; unchanged as long as it is not {@linkplain #isKnown() known}. */
    public long ofLog(long line) {
        return line == Event.NO_TIME ? line : line + behind;
    }

    /** Whether a request of which both told was seen. */
    public boolean isKnown() {
        return known;
    }

    /**
     * Whether something that began at {@code line} by the access log, and at {@code log} by other records, can be one.
     *
     * @param unit of the last digit that is printed of {@code log}
     */
    boolean isSame(long line, long log, int unit) {
        return isNear(line, log, unit) || (!known && isOfZone(log - line));
    }

    /** The same by the clocks as they are known: the log's own zone may not yet be. */
    boolean isNear(long line, long log, int unit) {
        long slack = SLACK + Math.max(unit, line % SECOND == 0 ? SECOND : 0);
        return Math.abs(log - line - behind) <= slack;
    }

    /** What began at {@code line} by the access log did so at {@code log} by other records. */
    public void learn(long line, long log) {
        if (known || line == Event.NO_TIME || log == Event.NO_TIME) {
            return;
        }
        long apart = log - line;
        known = Math.abs(apart) <= SLACK || isOfZone(apart);
        behind = known ? nearest(apart) : 0;
    }

    /** Whether what ended at {@code line} may have ended just before {@code log}, by a clock of another zone. */
    boolean mayBe(long line, long log) {
        if (known || line == Event.NO_TIME || log == Event.NO_TIME) {
            return false;
        }
        long apart = log - line;
        long quarters = nearest(apart - LATE / 2);
        return quarters != 0
                && Math.abs(quarters) <= FARTHEST
                && apart - quarters >= -SLACK
                && apart - quarters <= LATE;
    }

    private static boolean isOfZone(long apart) {
        return Math.abs(apart) <= FARTHEST + SLACK && Math.abs(apart - nearest(apart)) <= SLACK;
    }

    private static long nearest(long apart) {
        return Math.round((double) apart / QUARTER) * QUARTER;
    }
}
