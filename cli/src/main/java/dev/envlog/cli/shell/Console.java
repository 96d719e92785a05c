package dev.envlog.cli.shell;

import java.io.Closeable;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where a shell gets its lines from, and where it prints. */
interface Console extends Closeable {

    /**
     * Waits for the next line; null at the end, an empty one if it was given up.
     *
     * @param current how the request that is looked at is named, null if there is none
     */
    @Nullable
    String read(@Nullable String current);

    PrintWriter out();

    /** Width in columns, 0 if it is not known. */
    int columns();

    /** Height in lines, 0 if it is not known. */
    int rows();

    @Override
    void close();
}
