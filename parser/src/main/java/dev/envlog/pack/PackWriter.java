package dev.envlog.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow. Numbers take fewer bytes the smaller they are. */
public final class PackWriter {

    byte[] bytes = new byte[256];
    int size;

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** Begins anew. */
    public void clear() {
        size = 0;
    }

    /** One byte. */
    public void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** A number, as unsigned; below 128 it takes one byte. */
    public void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number that may be negative and is near zero. */
    public void signed(long value) {
        number(zigzag(value));
    }

    /** Small numbers of either sign as small numbers. */
    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** Eight bytes, for numbers that are not small. */
    public void eight(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Bytes with their length before them. */
    public void bytes(byte[] b, int from, int to) {
        number(to - from);
        raw(b, from, to);
    }

    /** Bytes alone. */
    public void raw(byte[] b, int from, int to) {
        room(to - from);
        System.arraycopy(b, from, bytes, size, to - from);
        size += to - from;
    }

    /** What another one holds, alone. */
    public void all(PackWriter other) {
        raw(other.bytes, 0, other.size);
    }

    /** What another one holds, with its length before it. */
    public void part(PackWriter other) {
        bytes(other.bytes, 0, other.size);
    }

    /** A text, or none. */
    public void text(@Nullable String text) {
        if (text == null) {
            number(0);
            return;
        }
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        number(b.length + 1L);
        raw(b, 0, b.length);
    }

    /** One of a few values, by its name, or none. */
    public void choice(@Nullable Enum<?> value) {
        text(value == null ? null : value.name());
    }

    /** A copy of all of it. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
