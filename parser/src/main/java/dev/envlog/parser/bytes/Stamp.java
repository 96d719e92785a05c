package dev.envlog.parser.bytes;

import dev.envlog.log.EpochTime;
import dev.envlog.log.Event;
import java.time.Month;
import java.time.Year;

/**
 * A time stamp {@code 2024-05-10 09:07:12.137} or {@code 2024-05-10T09:07:12.137004}, taken as UTC: Envoy prints its local
 * time without a zone, and containers run in UTC. A zone behind it counts where a caller reads it ({@link #zone}).
 */
public final class Stamp {

    /** Of which a minute may have one. */
    private static final int LEAP_SECOND = 60;

    private long nanos;
    private int unit;
    private boolean iso;
    /** The stamp before up to its second, in three overlapping words; most stamps differ from it in the fraction only. */
    private long before;

    private long middle;
    private long after;
    private long second = Long.MIN_VALUE;
    private int cachedDate = -1;
    private long cachedSeconds;

    /** Reads a stamp at {@code at}; the position after it, or -1 if there is none. */
    public int read(byte[] b, int at, int to) {
        if (to - at < 19 || b[at + 4] != '-' || b[at + 7] != '-' || b[at + 13] != ':' || b[at + 16] != ':') {
            return -1;
        }
        if (!isSameSecond(b, at) && !readSecond(b, at)) {
            return -1;
        }
        long fraction = 0;
        unit = (int) EpochTime.NANOS_PER_SECOND;
        int p = at + 19;
        if (p < to && (b[p] == '.' || b[p] == ',')) {
            p++;
            while (p < to && Bytes.isDigit(b[p])) {
                if (unit > 1) {
                    unit /= 10;
                    fraction += (long) (b[p] - '0') * unit;
                }
                p++;
            }
        }
        nanos = EpochTime.nanos(second, fraction);
        return p;
    }

    /**
     * Reads what may stand behind the stamp that was read: {@code Z}, an offset, or one after the other as Consul prints them. The
     * position behind it, -1 if an offset is begun that is none.
     */
    public int zone(byte[] b, int at, int to) {
        int p = at < to && b[at] == 'Z' ? at + 1 : at;
        if (p >= to || !Clocks.isSign(b[p])) {
            return p;
        }
        int end = Clocks.offset(b, p, to);
        if (end > 0) {
            nanos = EpochTime.utc(nanos, Clocks.offsetNanos(b, p, end));
        }
        return end;
    }

    private boolean isSameSecond(byte[] b, int at) {
        return Bytes.eight(b, at) == before
                && Bytes.eight(b, at + 8) == middle
                && Bytes.eight(b, at + 11) == after
                && second != Long.MIN_VALUE;
    }

    private boolean readSecond(byte[] b, int at) {
        int century = two(b, at);
        int year = two(b, at + 2);
        int month = two(b, at + 5);
        int day = two(b, at + 8);
        int hour = two(b, at + 11);
        int minute = two(b, at + 14);
        int seconds = two(b, at + 17);
        if ((century | year | month | day | hour | minute | seconds) < 0
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > Month.of(month).length(Year.isLeap(century * 100L + year)))
                || hour > 23
                || minute > 59
                || seconds > LEAP_SECOND) {
            return false;
        }
        boolean t = b[at + 10] == 'T';
        if (!t && b[at + 10] != ' ') {
            return false;
        }
        iso = t;
        second = seconds(century * 100 + year, month, day) + hour * 3600L + minute * 60L + seconds;
        before = Bytes.eight(b, at);
        middle = Bytes.eight(b, at + 8);
        after = Bytes.eight(b, at + 11);
        return true;
    }

    /** {@link Event#NO_TIME} if the year is none of those that are told apart. */
    public long nanos() {
        return nanos;
    }

    public int unit() {
        return nanos == Event.NO_TIME ? 0 : unit;
    }

    public boolean iso() {
        return iso;
    }

    private long seconds(int year, int month, int day) {
        int date = (year * 16 + month) * 32 + day;
        if (date != cachedDate) {
            cachedDate = date;
            cachedSeconds = daysSinceEpoch(year, month, day) * 86_400L;
        }
        return cachedSeconds;
    }

    /** Days from 1970-01-01 in the proleptic Gregorian calendar. */
    private static long daysSinceEpoch(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static int two(byte[] b, int at) {
        int high = b[at] - '0';
        int low = b[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    }
}
