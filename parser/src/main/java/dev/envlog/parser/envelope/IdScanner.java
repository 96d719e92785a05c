package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import org.jspecify.annotations.Nullable;

/**
 * Connection and stream id in front of a message: {@code [C1][S2] } until 1.26, {@code [Tags: "ConnectionId":"1","StreamId":"2"] }
 * since ({@code source/common/common/logger.h}); 1.27 mixes both in one file.
 */
final class IdScanner {

    private static final byte[] TAGS = Bytes.of("[Tags: ");
    private static final byte[] CONNECTION = Bytes.of("\"ConnectionId\":\"");
    private static final byte[] STREAM = Bytes.of("\"StreamId\":\"");

    /** Digits of the largest unsigned 64-bit number, 18446744073709551615. */
    private static final int DIGITS = 20;

    private static final long TEN_TO_19 = Long.parseUnsignedLong("10000000000000000000");

    private long number;

    /** Fills the ids; the position of the message. Brackets that hold no ids are message text. */
    int scan(byte[] b, int at, int to, Envelope out) {
        if (at + 3 >= to || b[at] != '[') {
            return at < to && b[at] == ' ' ? behindBlanks(b, at, to, out) : at;
        }
        if (b[at + 1] == 'C') {
            return plain(b, at, to, out);
        }
        return Bytes.startsWith(b, at, to, TAGS) ? tags(b, at, to, out) : at;
    }

    /** Of text that was copied, more than one blank may stand before the ids. */
    private int behindBlanks(byte[] b, int at, int to, Envelope out) {
        int first = Skip.blank(b, at, to);
        int p = first < to && b[first] == '[' ? scan(b, first, to, out) : first;
        return p > first ? p : at;
    }

    private int plain(byte[] b, int at, int to, Envelope out) {
        int end = digits(b, at + 2, to);
        if (end == at + 2 || end >= to || b[end] != ']') {
            return at;
        }
        out.hasConnection = true;
        out.connection = number;
        int p = end + 1;
        if (p + 2 < to && b[p] == '[' && (b[p + 1] == 'S' || b[p + 1] == 's')) {
            int streamEnd = digits(b, p + 2, to);
            if (streamEnd > p + 2 && streamEnd < to && b[streamEnd] == ']') {
                out.hasStream = true;
                out.stream = number;
                p = streamEnd + 1;
            }
        }
        return p < to && b[p] == ' ' ? p + 1 : p;
    }

    private int tags(byte[] b, int at, int to, Envelope out) {
        // Values are not escaped in text mode, so the end is the first quote followed by a bracket.
        int end = at + TAGS.length;
        while (end + 1 < to && !(b[end] == '"' && b[end + 1] == ']')) {
            end++;
        }
        if (end + 1 >= to) {
            return at;
        }
        int c = Bytes.indexOf(b, at, end, CONNECTION);
        if (c >= 0 && digits(b, c + CONNECTION.length, end + 1) > c + CONNECTION.length) {
            out.hasConnection = true;
            out.connection = number;
        }
        int s = Bytes.indexOf(b, at, end, STREAM);
        if (s >= 0 && digits(b, s + STREAM.length, end + 1) > s + STREAM.length) {
            out.hasStream = true;
            out.stream = number;
        }
        int p = end + 2;
        return p < to && b[p] == ' ' ? p + 1 : p;
    }

    /** The range as an unsigned 64-bit number, null if it is none. */
    @Nullable
    Long number(byte[] b, int from, int to) {
        return to > from && digits(b, from, to) == to ? number : null;
    }

    /** Reads an unsigned number; digits that make more than 64 bits are none. */
    private int digits(byte[] b, int at, int to) {
        long value = 0;
        int p = at;
        while (p + Long.BYTES <= to && Bytes.areDigits(Bytes.eight(b, p))) {
            value = value * 100_000_000 + Bytes.number(Bytes.eight(b, p));
            p += Long.BYTES;
        }
        while (p < to && Bytes.isDigit(b[p])) {
            value = value * 10 + (b[p] - '0');
            p++;
        }
        number = value;
        return p - at < DIGITS || fits(b, at, p) ? p : at;
    }

    /** Whether {@link #number}, read from as many digits as 64 bits can need or from more, was not cut. */
    private boolean fits(byte[] b, int at, int end) {
        return end - at == DIGITS && (b[at] == '0' || (b[at] == '1' && Long.compareUnsigned(number, TEN_TO_19) >= 0));
    }
}
