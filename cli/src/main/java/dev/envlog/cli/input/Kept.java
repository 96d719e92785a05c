package dev.envlog.cli.input;

import dev.envlog.parser.input.BlockStream;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What came through a pipe, to be read more than once: in a temporary file that is its owner's only, and has no name any more
 * while it is open, so that nothing of a log stays behind.
 */
final class Kept implements LogSource.Opener {

    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private final long size;

    private Kept(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /** Reads a pipe to its end. */
    static Kept of(InputStream pipe) throws IOException {
        Path file = Files.createTempFile("envlog", ".log");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            return new Kept(channel, copy(pipe, channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static long copy(InputStream pipe, FileChannel channel) throws IOException {
        byte[] block = new byte[BLOCK];
        long size = 0;
        for (int n = pipe.read(block); n >= 0; n = pipe.read(block)) {
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, n);
            while (bytes.hasRemaining()) {
                size += channel.write(bytes, size);
            }
        }
        return size;
    }

    @Override
    public InputStream open() {
        return new BlockStream() {

            private long at;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int wanted = (int) Math.min(length, size - at);
                int n = wanted > 0 ? channel.read(ByteBuffer.wrap(buffer, offset, wanted), at) : length == 0 ? 0 : -1;
                at += Math.max(0, n);
                return n;
            }
        };
    }
}
