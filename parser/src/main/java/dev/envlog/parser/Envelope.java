package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a message on a record's first line, as found by {@link EnvelopeScanner}. All offsets are relative to
 * the start of that line; -1 means absent.
 */
final class Envelope {

    /**
     * With {@link #json} only: the record's values unescaped, one after the other; offsets then are into these bytes. Kept
     * with the envelope, as the next line is looked at while this record is still being assembled.
     */
    byte[] decoded = new byte[0];

    int decodedLength;
    int decodedMessageEnd;
    /** True if the line is a JSON object whose values are in {@link #decoded}. */
    boolean json;

    Dialect dialect = Dialect.NONE;
    long time;
    int timeUnit;

    @Nullable
    Level level;

    int threadStart;
    int threadEnd;
    int loggerStart;
    int loggerEnd;
    int sourceStart;
    int sourceEnd;
    boolean hasConnection;
    long connection;
    boolean hasStream;
    long stream;
    /** Start of the message after the ids. */
    int message;

    void clear() {
        decodedLength = 0;
        decodedMessageEnd = 0;
        json = false;
        dialect = Dialect.NONE;
        time = Event.NO_TIME;
        timeUnit = 0;
        level = null;
        threadStart = -1;
        threadEnd = -1;
        loggerStart = -1;
        loggerEnd = -1;
        sourceStart = -1;
        sourceEnd = -1;
        hasConnection = false;
        connection = 0;
        hasStream = false;
        stream = 0;
        message = 0;
    }

    Envelope copy() {
        Envelope e = new Envelope();
        e.dialect = dialect;
        e.time = time;
        e.timeUnit = timeUnit;
        e.level = level;
        e.threadStart = threadStart;
        e.threadEnd = threadEnd;
        e.loggerStart = loggerStart;
        e.loggerEnd = loggerEnd;
        e.sourceStart = sourceStart;
        e.sourceEnd = sourceEnd;
        e.hasConnection = hasConnection;
        e.connection = connection;
        e.hasStream = hasStream;
        e.stream = stream;
        e.message = message;
        return e;
    }
}
