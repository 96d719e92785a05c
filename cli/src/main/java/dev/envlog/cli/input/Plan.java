package dev.envlog.cli.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What is to be read.
 *
 * @param sets logs that can be read side by side, in the order in which they were named
 * @param successions logs that cannot, to be read after them
 * @param remarks what there is to say before anything is read
 * @param open archives that are open
 * @param size bytes of all files as they are stored, -1 if that is not known, as of a pipe, or is not what will be read, as of
 *     an archive
 */
public record Plan(
        List<LogSet> sets, List<Succession> successions, List<Remark> remarks, List<Closeable> open, long size)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            for (Closeable one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
