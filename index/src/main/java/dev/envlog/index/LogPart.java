package dev.envlog.index;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * What a file was when it was indexed, so that it is known again: unchanged, grown, under another name, or another one under
 * this name.
 *
 * @param path where it was, absolute
 * @param key the file system's own name of it, which stays when it is renamed; empty if there is none
 * @param size its length in bytes, as far as it was read
 * @param modified when it was written last, milliseconds since the epoch; tells nothing but of what is not read as it lies there
 * @param head checksum of its beginning
 * @param tail checksum of its end
 */
public record LogPart(String path, String key, long size, long modified, long head, long tail) {

    private static final int BLOCK = 1 << 14;

    /** What became of a file. */
    public enum Now {
        /** There is nothing in it that was not there. */
        SAME,
        /** There is more behind what was there. */
        GROWN,
        /** It is another one, or written anew. */
        OTHER
    }

    /**
     * Of the file as it is.
     *
     * @throws IOException if it cannot be read
     */
    public static LogPart of(Path file) throws IOException {
        return of(file, Files.size(file));
    }

    /**
     * Of the beginning of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static LogPart of(Path file, long size) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int block = (int) Math.min(BLOCK, size);
            return new LogPart(
                    file.toAbsolutePath().normalize().toString(),
                    Objects.toString(attributes.fileKey(), ""),
                    size,
                    attributes.lastModifiedTime().toMillis(),
                    sum(channel, 0, block),
                    sum(channel, size - block, block));
        }
    }

    /**
     * What became of it, if this is it.
     *
     * @throws IOException if that cannot be read
     */
    public Now now(Path file) throws IOException {
        long current = Files.size(file);
        if (current < size) {
            return Now.OTHER;
        }
        LogPart begun = of(file, size);
        return begun.head != head || begun.tail != tail ? Now.OTHER : current == size ? Now.SAME : Now.GROWN;
    }

    private static long sum(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        int n = 0;
        while (block.hasRemaining() && n >= 0) {
            n = channel.read(block, from + block.position());
        }
        CRC32C sum = new CRC32C();
        sum.update(block.flip());
        return sum.getValue();
    }

    void writeTo(PackWriter out) {
        out.text(path);
        out.text(key);
        out.number(size);
        out.number(modified);
        out.number(head);
        out.number(tail);
    }

    static LogPart read(PackReader in) {
        return new LogPart(
                Objects.requireNonNullElse(in.text(), ""),
                Objects.requireNonNullElse(in.text(), ""),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }
}
