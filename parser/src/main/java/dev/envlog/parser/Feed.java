package dev.envlog.parser;

import java.io.IOException;

/** Bytes of a log, as they come. */
@FunctionalInterface
public interface Feed {

    /** How long nothing must arrive, in milliseconds, before it counts as quiet. */
    long QUIET_MILLIS = 80;

    /** Fills a range of a buffer: number of bytes, -1 at the end, 0 if nothing arrived for a while ({@link #QUIET_MILLIS}). */
    int read(byte[] buffer, int offset, int length) throws IOException;
}
