package dev.envlog.parser;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One input: its name for messages and output, the origin it stands for, and how to open it.
 *
 * @param name as the user gave it, {@code -} for standard input
 * @param pod origin of its records, null if nothing names it
 * @param bytes opens the raw bytes; gzip is recognised by content
 */
public record LogSource(String name, @Nullable String pod, Opener bytes) {

    /** What is wrong with compressed data that is cut off. */
    static final String ENDS_EARLY = "the compressed data ends early";

    private static final int SNIFF = 2;

    /** Opens an input. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file, its name being the origin unless {@code pod} says otherwise. */
    public static LogSource file(Path path, @Nullable String pod) {
        return new LogSource(path.toString(), pod == null ? path.toString() : pod, () -> Files.newInputStream(path));
    }

    /** Standard input. */
    public static LogSource stdin(InputStream in, @Nullable String pod) {
        return new LogSource("-", pod, () -> in);
    }

    /** The input's lines in UTF-8, decompressed if the content is gzip; see {@link TextStream}. */
    InputStream text() throws IOException {
        InputStream raw = bytes.open();
        try {
            return new TextStream(decompressed(new SniffStream(raw)));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        raw.mark(SNIFF);
        int a = raw.read();
        int b = a < 0 ? -1 : raw.read();
        raw.reset();
        try {
            return a == 0x1f && b == 0x8b ? new GZIPInputStream(raw, 1 << 16) : raw;
        } catch (EOFException e) {
            throw new IOException(ENDS_EARLY, e);
        }
    }

    /** Only the two bytes looked at are buffered, so that a live pipe is read as it comes. */
    private static final class SniffStream extends BufferedInputStream {
        SniffStream(InputStream in) {
            super(in, SNIFF);
        }

        /**
         * Never 0: {@link GZIPInputStream} takes 0 for the end of a file made of several members, where a pipe may only have
         * nothing right now.
         */
        @Override
        public synchronized int available() throws IOException {
            return Math.max(1, super.available());
        }
    }
}
