package dev.envlog.query;

/** Reads the times in a query, which may depend on the log: {@code -5m} is reckoned from its end. */
@FunctionalInterface
public interface Times {

    /**
     * What a typed time leaves open: {@code 12:58} is a whole minute.
     *
     * @param from its first nanosecond since the epoch
     * @param to its last nanosecond
     */
    record Moment(long from, long to) {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what is wrong, and which forms there are
     */
    Moment read(String typed);
}
