package dev.envlog.parser.envelope;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a message on a record's first line, as found by {@link EnvelopeScanner}. All offsets are relative to
 * the start of that line; -1 means absent.
 *
 * <p>With {@link #unescaped} they are into the record's values, {@link #decoded unescaped} one after the other. Those are kept with the
 * envelope, as the next line is looked at while this record is still being assembled.
 */
public final class Envelope extends Decoded {

    /** With {@link #unescaped} only: where the message ends among the values that are unescaped. */
    public int decodedMessageEnd;
    /** True if the line is a JSON object, or has escapes, and what it says is in {@link #decoded}. */
    public boolean unescaped;
    /** With {@link #unescaped}: the message was not ended on this line, and goes on with the next ones as they stand. */
    boolean open;
    /** What reads the fields behind the message, which may stand on a later line; null if there are none. */
    @Nullable
    FormatReader format;
    /** What reads the message of a further line that has an envelope of its own; null if further lines are as printed. */
    @Nullable
    LogfmtLine continued;

    public Dialect dialect = Dialect.NONE;
    public long time;
    public int timeUnit;

    public @Nullable Level level;

    public int threadStart;
    public int threadEnd;
    public int loggerStart;
    public int loggerEnd;
    public int sourceStart;
    public int sourceEnd;
    /** What else is known of level, logger and source position, where they stand together; null if nothing is. */
    public @Nullable Head head;

    public boolean hasConnection;
    public long connection;
    public boolean hasStream;
    public long stream;
    /** Start of the message after the ids. */
    public int message;
    /** Nothing was found yet since all was cleared. */
    private boolean blank;

    /** Whether fields may stand behind the message, also on a later line; {@link FurtherLines#tail} reads them. */
    public boolean hasTail() {
        return format != null;
    }

    /** Clears all, unless that was done and nothing was looked for since. */
    void blank() {
        if (!blank) {
            clear();
            blank = true;
        }
    }

    public void clear() {
        blank = false;
        decodedLength = 0;
        decodedMessageEnd = 0;
        unescaped = false;
        open = false;
        format = null;
        continued = null;
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
        head = null;
        hasConnection = false;
        connection = 0;
        hasStream = false;
        stream = 0;
        message = 0;
    }

    /** Moves what stands at an offset or behind it. */
    void moveFrom(int offset, int by) {
        if (threadStart >= offset) {
            threadStart += by;
            threadEnd += by;
        }
        if (loggerStart >= offset) {
            loggerStart += by;
            loggerEnd += by;
        }
        if (sourceStart >= offset) {
            sourceStart += by;
            sourceEnd += by;
        }
    }
}
