package dev.envlog.parser.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small tests on ranges of bytes. */
public final class Bytes {

    public static final byte[] NONE = new byte[0];

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long THREES = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long EVEN_BYTES = 0x000000FF000000FFL;

    private Bytes() {}

    /** Eight bytes as one number, the first one lowest. */
    public static long eight(byte[] b, int at) {
        return (long) LONGS.get(b, at);
    }

    /** Of a range; equal ranges have equal hashes. Takes eight bytes at a time. */
    static int hash(byte[] b, int from, int to) {
        long h = (long) to - from;
        int p = from;
        for (; p + 8 <= to; p += 8) {
            h = mixed(h ^ eight(b, p));
        }
        if (p < to && p > from) {
            // Some bytes twice costs less than one after the other.
            h = mixed(h ^ eight(b, to - 8));
        } else {
            for (; p < to; p++) {
                h = mixed(h ^ b[p]);
            }
        }
        return (int) (h * MIX >>> 32);
    }

    private static long mixed(long h) {
        long product = h * MIX;
        return product ^ (product >>> 32);
    }

    public static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.UTF_8);
    }

    public static boolean startsWith(byte[] b, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (b[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    public static boolean equals(byte[] b, int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (b[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Which of eight bytes are an ASCII character: the highest bit of each that is. */
    static long marks(long eight, int value) {
        long x = eight ^ (value * ONES);
        return ~((x & ~HIGHS) + ~HIGHS | x | ~HIGHS);
    }

    /** The first of eight bytes that is marked; one must be. */
    static int firstOf(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Whether two ranges hold the same. For short ones: takes less than {@code Arrays.equals}, which is made for long ones. */
    public static boolean same(byte[] a, int aFrom, byte[] b, int from, int length) {
        int last = length - Long.BYTES;
        if (last < 0) {
            for (int i = 0; i < length; i++) {
                if (a[aFrom + i] != b[from + i]) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if (eight(a, aFrom + i) != eight(b, from + i)) {
                return false;
            }
        }
        // Some bytes twice costs less than one after the other.
        return eight(a, aFrom + last) == eight(b, from + last);
    }

    /** First place of a byte in the range, -1 if none. */
    public static int indexOf(byte[] b, int from, int to, int value) {
        long pattern = (value & 0xff) * ONES;
        int i = from;
        // Eight at a time: a byte that is the one sought becomes 0, and borrows when 1 is taken from it.
        for (; i + 8 <= to; i += 8) {
            long x = eight(b, i) ^ pattern;
            long zeros = (x - ONES) & ~x & HIGHS;
            if (zeros != 0) {
                return i + firstOf(zeros);
            }
        }
        for (; i < to; i++) {
            if (b[i] == (byte) value) {
                return i;
            }
        }
        return -1;
    }

    /** First place of either of two bytes in the range, -1 if none. */
    public static int indexOf(byte[] b, int from, int to, int value, int other) {
        long pattern = (value & 0xff) * ONES;
        long otherPattern = (other & 0xff) * ONES;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long eight = eight(b, i);
            long x = eight ^ pattern;
            long y = eight ^ otherPattern;
            long zeros = ((x - ONES) & ~x | (y - ONES) & ~y) & HIGHS;
            if (zeros != 0) {
                return i + firstOf(zeros);
            }
        }
        for (; i < to; i++) {
            if (b[i] == (byte) value || b[i] == (byte) other) {
                return i;
            }
        }
        return -1;
    }

    /** First occurrence of a text in the range, -1 if none. */
    public static int indexOf(byte[] b, int from, int to, byte[] text) {
        int end = to - text.length + 1;
        int i = indexOf(b, from, end, text[0]);
        while (i >= 0 && !startsWith(b, i, to, text)) {
            i = indexOf(b, i + 1, end, text[0]);
        }
        return i;
    }

    public static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    /** Whether eight bytes are digits, all of them. */
    public static boolean areDigits(long eight) {
        // Of a digit the high half is 3, also when 6 is added to it, which carries beyond 9.
        return (eight & HIGH_HALVES) == THREES && ((eight + SIXES) & HIGH_HALVES) == THREES;
    }

    /** The number that eight digits are. */
    public static int number(long digits) {
        long pairs = (digits - THREES) * 10 + ((digits - THREES) >>> 8);
        long fours = ((pairs & EVEN_BYTES) * (100L + (1_000_000L << 32))
                        + ((pairs >>> 16) & EVEN_BYTES) * (1L + (10_000L << 32)))
                >>> 32;
        return (int) fours;
    }

    public static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
}
