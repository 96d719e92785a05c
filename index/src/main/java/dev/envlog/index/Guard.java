package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Turns whatever goes wrong where an index is read into what its user can do about it. */
record Guard(Path folder) {

    /** Reads something of the index. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws IndexException if it cannot be read, or is damaged */
    <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw IndexFormat.problem(folder, e);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw IndexFormat.problem(folder, cause == null ? new IOException(e) : cause);
        } catch (DamagedException e) {
            throw new IndexException(IndexFormat.damaged(folder), e);
        }
    }
}
