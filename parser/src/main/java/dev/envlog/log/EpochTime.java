package dev.envlog.log;

/**
 * Times as nanoseconds since the epoch, in which a {@code long} holds the years 1678 to 2261. What a log prints may be any number: a
 * time outside of these years is {@link Event#NO_TIME}.
 */
public final class EpochTime {

    /** Nanoseconds in a second. */
    public static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The beginnings of the years 1678 and 2262. */
    private static final long FIRST = -9_214_560_000L;

    private static final long AFTER_LAST = 9_214_646_400L;

    private EpochTime() {}

    /**
     * A moment in nanoseconds since the epoch, {@link Event#NO_TIME} if it is too far away.
     *
     * @param seconds since the epoch
     * @param fraction nanoseconds after that second
     */
    public static long nanos(long seconds, long fraction) {
        return seconds >= FIRST && seconds < AFTER_LAST ? seconds * NANOS_PER_SECOND + fraction : Event.NO_TIME;
    }

    /**
     * A local time as UTC; what is no time stays none.
     *
     * @param ahead by how much the local time is ahead of UTC in nanoseconds, some days at most
     */
    public static long utc(long local, long ahead) {
        return local == Event.NO_TIME ? Event.NO_TIME : local - ahead;
    }
}
