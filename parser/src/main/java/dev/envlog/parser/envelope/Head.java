package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a line has between its thread, or its time, and its ids: level, logger and source position. Places are relative to it. */
public final class Head {

    private final byte[] text;
    /** The last eight bytes, which tell nearly all of them apart: the number of the line and the end of the file's name. */
    private final long tail;

    private final @Nullable Level level;
    private final int loggerStart;
    private final int loggerEnd;
    private final int sourceStart;
    private final int sourceEnd;

    /** Its place among {@link Heads}, and those of the two that came after it last. */
    final int place;

    int next;
    int nextBefore;

    private boolean named;
    private @Nullable String logger;
    private @Nullable String source;

    /** The one that {@code found} describes, whose places are relative to {@code base}. */
    Head(int place, byte[] b, int at, int end, int base, Envelope found) {
        this.place = place;
        next = place;
        nextBefore = place;
        int by = base - at;
        text = Arrays.copyOfRange(b, at, end);
        tail = Bytes.eight(b, end - Long.BYTES);
        level = found.level;
        loggerStart = found.loggerStart + by;
        loggerEnd = found.loggerEnd + by;
        sourceStart = found.sourceStart + by;
        sourceEnd = found.sourceEnd + by;
    }

    int length() {
        return text.length;
    }

    boolean isAt(byte[] b, int at, int to) {
        int end = at + text.length;
        return end <= to && Bytes.eight(b, end - Long.BYTES) == tail && Bytes.same(text, 0, b, at, text.length);
    }

    /** Says of a line, where this stands at {@code at}, what reading it would. */
    void tell(int at, int base, Envelope out) {
        int by = at - base;
        out.level = level;
        out.loggerStart = loggerStart + by;
        out.loggerEnd = loggerEnd + by;
        out.sourceStart = sourceStart + by;
        out.sourceEnd = sourceEnd + by;
        out.head = this;
    }

    /** Whether {@link #logger()} and {@link #source()} are known. */
    public boolean isNamed() {
        return named;
    }

    /** What logger and source position are called in events. */
    public void name(@Nullable String ofLogger, @Nullable String ofSource) {
        logger = ofLogger;
        source = ofSource;
        named = true;
    }

    public @Nullable String logger() {
        return logger;
    }

    public @Nullable String source() {
        return source;
    }
}
