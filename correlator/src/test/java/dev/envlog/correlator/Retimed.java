package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.lang.reflect.Proxy;

/** A record as if it had been logged at another time. */
final class Retimed {

    private Retimed() {}

    /** The record so much later. */
    static Event later(Event event, long nanos) {
        return event.time() == Event.NO_TIME ? event : at(event, event.time() + nanos, event.timeUnit());
    }

    /** The record in a format that prints no time, as Cilium's. */
    static Event never(Event event) {
        return at(event, Event.NO_TIME, 0);
    }

    private static Event at(Event event, long time, int unit) {
        return (Event) Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "time" -> time;
                    case "timeUnit" -> unit;
                    case "copy" -> proxy;
                    default -> method.invoke(event, arguments);
                });
    }
}
