package dev.envlog.parser.wrapper;

import dev.envlog.log.Event;
import dev.envlog.parser.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** A line while its wrappers are taken off: what is left of it, and what the wrappers said. */
public final class Peeled {

    /** The bytes that hold what is left; those of the input, or what a wrapper in JSON was unescaped to. */
    public byte[] bytes = Bytes.NONE;

    public int from;
    public int to;

    /** Origin that the innermost wrapper with a name gives; null if none does. */
    public @Nullable String pod;

    /** Time that the innermost wrapper with a time gives, {@link Event#NO_TIME} if none does. */
    public long time;

    public int timeUnit;
    /** True if the line goes on in the next line of the same pod and stream. */
    public boolean partial;

    /** The stream of the container, told apart where lines come in parts: 0 if unknown. */
    public byte stream;

    void set(byte[] b, int start, int end) {
        bytes = b;
        from = start;
        to = end;
        pod = null;
        time = Event.NO_TIME;
        timeUnit = 0;
        partial = false;
        stream = 0;
    }

    void set(Peeled other) {
        bytes = other.bytes;
        from = other.from;
        to = other.to;
        pod = other.pod;
        time = other.time;
        timeUnit = other.timeUnit;
        partial = other.partial;
        stream = other.stream;
    }

    /** Puts what is inside a wrapper in place of it; what the wrappers said stays. */
    void inside(byte[] b, int start, int end) {
        bytes = b;
        from = start;
        to = end;
    }

    public boolean isEmpty() {
        return from >= to;
    }
}
