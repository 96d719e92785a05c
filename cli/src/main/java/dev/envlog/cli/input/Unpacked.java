package dev.envlog.cli.input;

import dev.envlog.parser.input.BlockStream;
import dev.envlog.parser.input.LogSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a stream, decompressed as often as it is compressed. What is wrong with the data is told in words. */
final class Unpacked {

    /** Compressed again and again is no log. */
    private static final int MOST_LAYERS = 4;

    private Unpacked() {}

    /**
     * Decompresses a stream; takes it as it is if it is not compressed. Closes it if that fails.
     *
     * @throws IOException if it only begins like compressed data
     */
    static HeadStream of(InputStream raw, Meter meter) throws IOException {
        HeadStream in = new HeadStream(raw);
        try {
            for (int layer = 0; layer <= MOST_LAYERS; layer++) {
                Compression compression = Compression.of(in.peek(Compression.MAGIC));
                if (compression == null) {
                    return in;
                }
                in = new HeadStream(meter.expanded(new Worded(compression, in)));
            }
            throw new IOException("compressed more than " + MOST_LAYERS + " times over");
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Says what is wrong with compressed data: libraries throw what they like. */
    private static final class Worded extends BlockStream {

        private final Compression compression;
        private final InputStream in;

        Worded(Compression compression, InputStream raw) throws IOException {
            this.in = open(compression, raw);
            this.compression = compression;
        }

        private static InputStream open(Compression compression, InputStream raw) throws IOException {
            try {
                return compression.open(raw);
            } catch (IOException | RuntimeException e) {
                throw words(compression, e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
                throw words(compression, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static IOException words(Compression compression, Exception e) {
        @Nullable String message = e.getMessage();
        String lower = Objects.requireNonNullElse(message, "").toLowerCase(Locale.ROOT);
        if (e instanceof IOException told && (told instanceof Meter.TooLarge || lower.startsWith("needs "))) {
            return told;
        }
        if (e instanceof EOFException
                || lower.contains("truncated")
                || lower.contains("unexpected end")
                || lower.contains("premature end")) {
            return new IOException(LogSource.ENDS_EARLY, e);
        }
        return new IOException(
                "the " + compression.words() + " data is damaged" + (message == null ? "" : " (" + message + ")"), e);
    }
}
