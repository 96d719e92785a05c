package dev.envlog.parser.input;

import java.io.IOException;

/** Bytes of a log, as they come. */
@FunctionalInterface
public interface Feed {

    /** How long nothing must arrive, in milliseconds, before it counts as quiet. */
    long QUIET_MILLIS = 80;

    /** Fills a range of a buffer: number of bytes, -1 at the end, 0 if there is nothing right now. */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** After a read that brought nothing: whether nothing arrived for so long that the writer seems to have paused. */
    default boolean isQuiet() {
        return true;
    }
}
