package dev.envlog.cli.stats;

import org.HdrHistogram.PackedHistogram;

/** Durations of which percentiles are asked for, kept as counts of ranges: exact to one in a thousand, whatever their number. */
public final class Quantiles {

    private static final int DIGITS = 3;

    private final PackedHistogram values = new PackedHistogram(DIGITS);
    private long least = Long.MAX_VALUE;
    private long most;

    /** Adds one, in nanoseconds; a negative one, of a log that goes back in time, counts as none. */
    void add(long nanos) {
        long value = Math.max(0, nanos);
        values.recordValue(value);
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    /** How many there are. */
    public long count() {
        return values.getTotalCount();
    }

    /** The value that so many percent do not exceed, in nanoseconds; of no value 0. */
    public long percentile(double percent) {
        return count() == 0 ? 0 : Math.min(most, Math.max(least, values.getValueAtPercentile(percent)));
    }
}
