package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The heads that were seen last. A log prints a few hundred of them again and again, and mostly one after the other in the same
 * order: to compare one with what it was before takes less than to look at each of its characters. Of fixed size.
 *
 * <p>Only a head with a source position is remembered. A line that begins with such a head is read the same way up to its end
 * whatever follows; without one a source position could still follow.
 */
final class Heads {

    private static final int SIZE = 1 << 11;
    private static final int LONGEST = 320;

    private final @Nullable Head[] known = new Head[SIZE];
    /** The one found last; null before there is one. */
    private @Nullable Head last;

    /** The head that begins at {@code at}; null if it is not known. */
    @Nullable
    Head find(byte[] b, int at, int to) {
        Head before = last;
        if (before != null) {
            Head next = known[before.next];
            if (next != null && next.isAt(b, at, to)) {
                last = next;
                return next;
            }
            Head other = known[before.nextBefore];
            if (other != null && other.isAt(b, at, to)) {
                return came(other);
            }
        }
        int end = end(b, at, to);
        if (end - at < Long.BYTES) {
            return null;
        }
        Head found = known[place(b, at, end)];
        return found != null && found.length() == end - at && found.isAt(b, at, to) ? came(found) : null;
    }

    /** Remembers what was read, the hard way, from {@code at} up to where the ids or the message begin. */
    void learn(byte[] b, int at, int idsStart, int to, int base, Envelope out) {
        if (out.sourceStart < 0 || end(b, at, to) != idsStart) {
            return;
        }
        int place = place(b, at, idsStart);
        Head made = new Head(place, b, at, idsStart, base, out);
        known[place] = made;
        out.head = came(made);
    }

    private Head came(Head head) {
        Head before = last;
        if (before != null) {
            before.nextBefore = before.next;
            before.next = head.place;
        }
        last = head;
        return head;
    }

    private static int place(byte[] b, int at, int end) {
        long mixed = (Bytes.eight(b, end - Long.BYTES) + end - at) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 53);
    }

    /** Where a head that begins here ends, the blank behind its source position included; -1 if it has another form. */
    private static int end(byte[] b, int at, int to) {
        int max = Math.min(to, at + LONGEST);
        if (max - at < 3 * Long.BYTES) {
            return -1;
        }
        // ][debug][http] [source/…:12] and, without the thread, ⇥debug⇥envoy http external/…:12⇥
        byte mark = b[at];
        int second = Bytes.indexOf(b, at + 1, max, mark);
        int third = second < 0 ? -1 : Bytes.indexOf(b, second + 1, max, mark);
        if (third < 0 || mark == '\t') {
            return third < 0 ? -1 : third + 1;
        }
        int fourth = Bytes.indexOf(b, third + 1, max, mark);
        return fourth >= 0 && fourth + 1 < max && b[fourth + 1] == ' ' ? fourth + 2 : -1;
    }
}
