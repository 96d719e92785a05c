package dev.envlog.cli.input;

import dev.envlog.parser.input.BlockStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of a part of a file. */
public final class FilePart extends BlockStream {

    private final FileChannel channel;
    private final long to;
    private long at;

    /**
     * Opens the bytes from {@code from} to {@code to}.
     *
     * @throws IOException if the file cannot be opened
     */
    public FilePart(Path file, long from, long to) throws IOException {
        this.channel = FileChannel.open(file);
        this.at = from;
        this.to = to;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, to - at);
        int n = wanted > 0 ? channel.read(ByteBuffer.wrap(buffer, offset, wanted), at) : length == 0 ? 0 : -1;
        at += Math.max(0, n);
        return n;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
