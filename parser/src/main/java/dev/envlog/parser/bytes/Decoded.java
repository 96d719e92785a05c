package dev.envlog.parser.bytes;

import java.util.Arrays;

/** Bytes that are made of others: values of which the escapes are undone, one after the other. Kept, and filled again and again. */
public class Decoded {

    /** What was made, in its first {@link #decodedLength} bytes. */
    public byte[] decoded = Bytes.NONE;

    /** How many there are. */
    public int decodedLength;

    /** Adds one more. */
    public final void append(byte value) {
        if (decodedLength == decoded.length) {
            decoded = Arrays.copyOf(decoded, Math.max(256, decoded.length * 2));
        }
        decoded[decodedLength++] = value;
    }

    /** Adds a range. */
    public final void append(byte[] b, int from, int to) {
        int size = to - from;
        if (decodedLength + size > decoded.length) {
            decoded = Arrays.copyOf(decoded, Math.max(decodedLength + size, decoded.length * 2));
        }
        System.arraycopy(b, from, decoded, decodedLength, size);
        decodedLength += size;
    }
}
