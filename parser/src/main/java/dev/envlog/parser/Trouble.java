package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.WholeMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the process, of which no request's lines tell: records of one sort.
 *
 * @param records how many there are
 * @param line first line of the first of them that says what is wrong, in its file
 * @param time its time, nanoseconds since the epoch, {@link Event#NO_TIME} if none is printed
 * @param timeUnit see {@link Event#timeUnit()}
 * @param text its message; the middle of one that is longer than {@value #LONGEST} characters is left out, as what it is about often
 *     stands at its end
 */
public record Trouble(long records, int line, long time, int timeUnit, String text) {

    static final int LONGEST = 300;

    private static final int HEAD = 200;

    /** The same with one more record; the first one if there was none. */
    static Trouble and(@Nullable Trouble before, Event event) {
        return before == null
                ? new Trouble(1, event.line(), event.time(), event.timeUnit(), told(event))
                : new Trouble(before.records + 1, before.line, before.time, before.timeUnit, before.text);
    }

    /** As many, told of by another record. */
    Trouble by(Event event) {
        return new Trouble(records, event.line(), event.time(), event.timeUnit(), told(event));
    }

    private static String told(Event event) {
        String message = WholeMessage.of(event);
        if (message.length() <= LONGEST) {
            return message;
        }
        return message.substring(0, HEAD) + "…" + message.substring(message.length() - (LONGEST - HEAD - 1));
    }
}
