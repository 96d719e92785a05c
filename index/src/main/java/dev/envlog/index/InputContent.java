package dev.envlog.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether a file is what it was: by its size, and a hash of its beginning and its end. */
public final class InputContent {

    private static final int BLOCK = 1 << 16;

    private InputContent() {}

    /** What is in a file now, null if it is no regular file or cannot be read. */
    public static @Nullable String of(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, channel, 0);
            update(digest, channel, Math.max(0, size - BLOCK));
            return size + " " + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, FileChannel channel, long from) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int read = 0;
        while (block.hasRemaining() && read >= 0) {
            read = channel.read(block, from + block.position());
        }
        digest.update(block.flip());
    }
}
