package dev.envlog.pack;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link PackWriter} wrote. Each method throws {@link DamagedException} where the bytes cannot be that. */
public final class PackReader {

    private final byte[] bytes;
    private int at;
    private final int end;

    /** All of the bytes. */
    public PackReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Some of the bytes. */
    public PackReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Whether there is more. */
    public boolean hasMore() {
        return at < end;
    }

    int left() {
        return end - at;
    }

    /** One byte. */
    public int octet() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    /** See {@link PackWriter#number}. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte b = bytes[at++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new DamagedException("a number has no end");
    }

    /** A number from zero to {@code most}. */
    public int count(int most) {
        long value = number();
        if (value < 0 || value > most) {
            throw new DamagedException(value + " where at most " + most + " can be");
        }
        return (int) value;
    }

    /** See {@link PackWriter#signed}. */
    public long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** See {@link PackWriter#eight}. */
    public long eight() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    /** A reader of bytes that have their length before them. */
    public PackReader part() {
        int length = length();
        PackReader part = new PackReader(bytes, at, at + length);
        at += length;
        return part;
    }

    /** Bytes that have their length before them. */
    public byte[] bytes() {
        int length = length();
        byte[] copy = new byte[length];
        System.arraycopy(bytes, at, copy, 0, length);
        at += length;
        return copy;
    }

    /** See {@link PackWriter#text}. */
    public @Nullable String text() {
        long length = number() - 1;
        if (length < 0) {
            return null;
        }
        if (length > end - at) {
            throw new DamagedException("a text of " + length + " bytes, and " + (end - at) + " are left");
        }
        String text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
        at += (int) length;
        return text;
    }

    /** See {@link PackWriter#choice}. */
    public <E extends Enum<E>> @Nullable E choice(Class<E> type) {
        String name = text();
        return name == null ? null : named(type, name);
    }

    /** The value of that name. */
    public static <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new DamagedException("there is no " + type.getSimpleName() + " " + name, e);
        }
    }

    private int length() {
        return count(end - at);
    }

    private void need(int more) {
        if (end - at < more) {
            throw new DamagedException("the bytes end early");
        }
    }
}
