package dev.envlog.parser;

import dev.envlog.log.Event;

/**
 * What a log says at Envoy's highest level: that the process crashes, cannot start or cannot listen, or what a plugin takes for as bad.
 *
 * @param records how many records of that level there are
 * @param line first line of the first of them, in its file
 * @param time its time, nanoseconds since the epoch, {@link Event#NO_TIME} if none is printed
 * @param timeUnit see {@link Event#timeUnit()}
 * @param text its message, cut after {@value #LONGEST} characters
 */
public record Critical(long records, int line, long time, int timeUnit, String text) {

    static final int LONGEST = 300;

    static Critical first(Event event) {
        String message = event.message();
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        return new Critical(1, event.line(), event.time(), event.timeUnit(), text);
    }

    Critical another() {
        return new Critical(records + 1, line, time, timeUnit, text);
    }
}
