package dev.envlog.cli.input;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of an archive that can only be read from its beginning. Goes on from the file read last where that lies before
 * the one that is wanted, and begins anew otherwise.
 */
final class Cursor implements Closeable {

    /** Begins to go through an archive. */
    @FunctionalInterface
    interface Start {
        Walker walk() throws IOException;
    }

    private final Start start;
    private @Nullable Walker idle;

    Cursor(Start start) {
        this.start = start;
    }

    /** Begins to go through it. */
    Walker begin() throws IOException {
        return start.walk();
    }

    /** Opens the file at a place among all. */
    InputStream open(int ordinal) throws IOException {
        Walker found = idle;
        idle = null;
        if (found != null && found.ordinal() >= ordinal) {
            found.close();
            found = null;
        }
        Walker walker = found == null ? start.walk() : found;
        while (walker.ordinal() < ordinal) {
            if (!walker.next()) {
                walker.close();
                throw new IOException("is not in the archive any more");
            }
        }
        return new FilterInputStream(walker.text()) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    leave(walker);
                }
            }
        };
    }

    private void leave(Walker walker) throws IOException {
        if (idle == null) {
            idle = walker;
        } else {
            walker.close();
        }
    }

    @Override
    public void close() throws IOException {
        Walker walker = idle;
        idle = null;
        if (walker != null) {
            walker.close();
        }
    }
}
