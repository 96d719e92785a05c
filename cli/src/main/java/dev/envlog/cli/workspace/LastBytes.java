package dev.envlog.cli.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file last read, to tell whether it has only grown since. */
final class LastBytes {

    private static final int KEPT = 64;

    private final byte[] bytes = new byte[KEPT];
    private int size;

    void add(byte[] buffer, int offset, int length) {
        int from = Math.min(length, KEPT);
        int kept = Math.min(size, KEPT - from);
        System.arraycopy(bytes, size - kept, bytes, 0, kept);
        System.arraycopy(buffer, offset + length - from, bytes, kept, from);
        size = kept + from;
    }

    void clear() {
        size = 0;
    }

    /** True if the last line has no end. */
    boolean insideLine() {
        return size > 0 && bytes[size - 1] != '\n';
    }

    /**
     * Whether the file still holds them before {@code position}. A hole of zeros counts as such: it is what a writer that does
     * not append leaves before its next line when its file is truncated.
     */
    boolean stillIn(FileChannel file, long position) throws IOException {
        ByteBuffer now = ByteBuffer.allocate(size);
        while (now.hasRemaining()) {
            int n = file.read(now, position - size + now.position());
            if (n <= 0) {
                return false;
            }
        }
        boolean same = true;
        boolean hole = true;
        for (int i = 0; i < size; i++) {
            same &= now.get(i) == bytes[i];
            hole &= now.get(i) == 0;
        }
        return same || hole;
    }
}
