package dev.envlog.parser;

import java.util.Arrays;

/** Where the lines of a record stand in the input: ranges of bytes, line ends included, in the order of the input. */
final class Spans {

    private static final long[] NONE = new long[0];

    private long[] bounds = NONE;
    private int size;

    void set(long from, long to) {
        if (bounds.length == 0) {
            bounds = new long[2];
        }
        bounds[0] = from;
        bounds[1] = to;
        size = 2;
    }

    void set(Spans other) {
        if (bounds.length < other.size) {
            bounds = new long[other.size];
        }
        System.arraycopy(other.bounds, 0, bounds, 0, other.size);
        size = other.size;
    }

    /** Adds a range; it becomes one with the last if it follows that at once. */
    void add(long from, long to) {
        if (size > 0 && bounds[size - 1] == from) {
            bounds[size - 1] = to;
            return;
        }
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(2, size * 2));
        }
        bounds[size++] = from;
        bounds[size++] = to;
    }

    void addAll(Spans other) {
        for (int i = 0; i < other.count(); i++) {
            add(other.from(i), other.to(i));
        }
    }

    int count() {
        return size / 2;
    }

    long from(int index) {
        return bounds[2 * index];
    }

    long to(int index) {
        return bounds[2 * index + 1];
    }
}
