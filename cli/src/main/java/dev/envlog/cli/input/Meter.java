package dev.envlog.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Guards against data made to expand without end: counts what is read of an input, and what it expands to in all its layers.
 * Envoy's logs are compressed to a tenth or a thirtieth, hardly ever to less than a hundredth.
 */
final class Meter {

    /** Largest expansion taken for a log's, unless the user says otherwise. */
    static final int RATIO = 250;

    /** So many bytes may come of any input, however small. */
    static final long FREE = 1L << 30;

    private final int ratio;
    private long raw;
    private long expanded;

    /** @param ratio how many times its size an input may expand to; 0 for any */
    Meter(int ratio) {
        this.ratio = ratio;
    }

    /** Counts bytes as they are stored. */
    InputStream raw(InputStream in) {
        return new Counting(in, false);
    }

    /** So many bytes are stored, whatever is read of them. */
    void raw(long bytes) {
        raw += bytes;
    }

    /** Counts bytes that came of decompression, and fails when they are too many. */
    InputStream expanded(InputStream in) {
        return new Counting(in, true);
    }

    /** True if nothing was decompressed so far. */
    boolean isPlain() {
        return expanded == 0;
    }

    /** So many stored bytes were read. */
    long rawBytes() {
        return raw;
    }

    private void count(int n, boolean out) throws IOException {
        if (!out) {
            raw += n;
            return;
        }
        expanded += n;
        if (ratio > 0 && expanded > FREE && expanded / ratio > raw) {
            throw new TooLarge("expands to more than " + ratio + " times its size and " + (FREE >> 30)
                    + " GiB, as data made to do harm does; if it is a log, --max-expand 0 reads all of it");
        }
    }

    /** More came of an input than it may expand to. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private final class Counting extends FilterInputStream {

        private final boolean out;

        Counting(InputStream in, boolean out) {
            super(in);
            this.out = out;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count(b < 0 ? 0 : 1, out);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            count(Math.max(0, n), out);
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
